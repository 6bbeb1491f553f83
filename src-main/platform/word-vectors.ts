/** What a single word means, of unit length; `null` where nobody knows. The same word, the same one. */
export type WordVectors = (word: string) => Float32Array | null

/** Words are then alike only where they are the same, or stand for one another in the lexicon. */
export const noWordVectors: WordVectors = () => null
