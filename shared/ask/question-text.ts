/** Zero-width and other format characters, which people paste and attackers use. */
const invisible = /\p{Cf}|\p{Variation_Selector}/gu

/**
 * A question as everything downstream reads it: one form of each character, no invisible ones,
 * lower case, straight apostrophes, single spaces.
 */
export function normaliseQuestion(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/\p{Cc}/gu, ' ')
    .toLowerCase()
    .replace(/[‘’ʼ´`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

/** The words of a normalised text: letters and digits, with apostrophes inside. */
export function wordsOf(normalised: string): readonly string[] {
  return normalised.match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? []
}

/** Words that say nothing of what a question is about. */
const stopWords = new Set(
  `a an and are as at be been but by can can't could did do does doesn't don't for from get got had has
  have how i i'm if in is isn't it it's its just many me much my of on or our please so some that the their them
  then there they this to up us was we we're were what what's when where which who why will with would
  you your`.split(/\s+/),
)

/** Whether a word alone says what a question may be about. */
export const saysSomething = (word: string) => !stopWords.has(word)

/** The words that carry meaning; all words where none would be left. */
export function contentWords(normalised: string): readonly string[] {
  const all = wordsOf(normalised)
  const content = all.filter(saysSomething)
  return content.length > 0 ? content : all
}

/**
 * A question without the names of places: what it is about, wherever it is. Which place is meant
 * is known apart; left in, "Bedford" would draw every question to whatever speaks most of Bedford.
 */
export function withoutPlaces(
  question: string,
  places: readonly { readonly name: string }[],
): string {
  const normalised = normaliseQuestion(question)
  const rest = places.reduce(
    (text, { name }) => text.replaceAll(normaliseQuestion(name), ' '),
    normalised,
  )
  return normaliseQuestion(rest) || normalised
}
