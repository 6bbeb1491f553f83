/**
 * Formats, bidi controls, tags, variation selectors; fillers that show as nothing; control
 * characters but for line breaks and tabs.
 */
const invisible =
  /\p{Cf}|\p{Variation_Selector}|[\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]|(?![\s\u0085])\p{Cc}/gu

/**
 * The text without what nobody can see: it could part the digits of a number, or say something to a
 * machine that people do not read. Lone surrogates become U+FFFD.
 */
export function visibleText(text: string): string {
  return text.toWellFormed().replace(invisible, '')
}
