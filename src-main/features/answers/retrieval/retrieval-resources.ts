import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import { noWordVectors, type WordVectors } from '../../../platform/word-vectors'
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
  readonly wordVectors: WordVectors
}

/**
 * @param from.lexicon the content of resources/answers/lexicon.json
 * @param from.reranker the content of resources/answers/reranker.json
 * @param from.texts texts in ordinary language
 * @param from.wordVectors what single words mean, where that is known
 */
export function retrievalResources(from: {
  readonly lexicon: unknown
  readonly reranker: unknown
  readonly texts: readonly string[]
  readonly wordVectors?: WordVectors
}): RetrievalResources {
  return { ...retrievalLanguage(from), reranker: rerankerFile.parse(from.reranker) }
}

/** As `retrievalResources`, where there are no weights yet. */
export function retrievalLanguage(from: {
  readonly lexicon: unknown
  readonly texts: readonly string[]
  readonly wordVectors?: WordVectors
}): RetrievalLanguage {
  const lexicon = senseLexicon.parse(from.lexicon)
  const texts = [...from.texts, ...lexicon.synonyms.flat(), ...lexicon.fillers]
  return {
    senses: new WordSenses(lexicon),
    wordVectors: from.wordVectors ?? noWordVectors,
    known: new Set(texts.flatMap((text) => wordsOf(normaliseQuestion(text)))),
  }
}
