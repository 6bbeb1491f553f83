import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import { type RerankerFile, rerankerFile } from './reranker-file'
import { senseLexicon, WordSenses } from './word-senses'

/** What searching needs to know that is not in the passages. */
export interface RetrievalResources extends RetrievalLanguage {
  readonly reranker: RerankerFile
}

export interface RetrievalLanguage {
  readonly senses: WordSenses
  /** Words that are spelt right though no passage has them. */
  readonly known: ReadonlySet<string>
}

/**
 * @param from.lexicon the content of resources/answers/lexicon.json
 * @param from.reranker the content of resources/answers/reranker.json
 * @param from.texts texts in ordinary language
 */
export function retrievalResources(from: {
  readonly lexicon: unknown
  readonly reranker: unknown
  readonly texts: readonly string[]
}): RetrievalResources {
  return { ...retrievalLanguage(from), reranker: rerankerFile.parse(from.reranker) }
}

/** As `retrievalResources`, where there are no weights yet. */
export function retrievalLanguage(from: {
  readonly lexicon: unknown
  readonly texts: readonly string[]
}): RetrievalLanguage {
  const lexicon = senseLexicon.parse(from.lexicon)
  const texts = [...from.texts, ...lexicon.synonyms.flat(), ...lexicon.fillers]
  return {
    senses: new WordSenses(lexicon),
    known: new Set(texts.flatMap((text) => wordsOf(normaliseQuestion(text)))),
  }
}
