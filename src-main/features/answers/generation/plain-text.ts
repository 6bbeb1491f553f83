/** What a model may write to be shown: words, line breaks, list marks and bold, nothing else. */

const invisible = /[\p{Cf}\p{Co}\p{Cs}\p{Variation_Selector}]|[\u{E0000}-\u{E007F}]/gu

/** Text that is nested so deep was made to get through. */
const mostRounds = 8

/**
 * A model's text without what could do something: markup, links behind words, pictures, code and
 * invisible characters. What a link was called stays, where it led to is gone.
 */
export function plainText(text: string): string {
  let plain = text
    .toWellFormed()
    .replace(invisible, '')
    .replace(/[^\P{Cc}\n]/gu, ' ')
  // What is taken out can leave the next one behind: `<<b>img>`, `[x]<b>(y)`.
  for (let round = 0; round < mostRounds; round += 1) {
    const without = withoutMarkup(plain)
    if (without === plain) return plain
    plain = without
  }
  return plain.replace(/[<>[\]()`]/g, '')
}

function withoutMarkup(text: string): string {
  return text
    .replace(/!\[[^\]\n]{0,300}\]\((?:[^()\n]|\([^()\n]*\)){0,2000}\)/g, '')
    .replace(/\[([^\]\n]{1,300})\]\((?:[^()\n]|\([^()\n]*\)){0,2000}\)/g, '$1')
    .replace(/<\/?[a-z!][^>\n]{0,2000}>/gi, '')
    .replace(/<(?=[/a-z!?])/gi, '')
    .replace(/^ {0,3}(?:```|~~~).*$/gm, '')
    .replace(/^ {0,3}#{1,6}\s+/gm, '')
    .replace(/^ {0,3}\[[^\]\n]{1,300}\]:.*$/gm, '')
    .replace(/`/g, '')
}

const place =
  /[a-z][a-z0-9+.-]*:\/\/\S+|\b(?:javascript|vbscript|data|file|blob|mailto|tel|sms|intent):\S+|\bwww\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\p{L}\p{N}])(?:[\p{L}\p{N}-]+\.)+(?!(?:am|pm|m)\b)\p{L}{2,}(?![\p{L}\p{N}])(?:[:/]\S*)?/giu

/** Links, domains and e-mail addresses in a text, as they stand but in lower case. */
export function linksIn(text: string): readonly string[] {
  return (text.match(place) ?? []).map((link) => link.toLowerCase().replace(/[.,;:!?)\]]+$/, ''))
}

const segments = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The sentences of a text, each with the space behind it: joined they are the text again. */
export const sentencePieces = (text: string): readonly string[] =>
  [...segments.segment(text)].map(({ segment }) => segment)
