import {
  type RetrievalLanguage,
  type RetrievalResources,
  retrievalLanguage,
  retrievalResources,
} from './features/answers/retrieval/retrieval-resources'
import { openModelWords } from './llm/model-words'
import type { Paths } from './platform/paths'
import { generalQuestions, readJsonResource, shippedExamples } from './shipped-content'

/** What searching the knowledge needs of the app's own resources. */
export function shippedRetrieval(paths: Paths): RetrievalResources {
  const reranker = readJsonResource(paths, 'answers/reranker.json')
  return retrievalResources({ ...languageFiles(paths), reranker })
}

/** As `shippedRetrieval`, before there are weights: for learning them. */
export function shippedLanguage(paths: Paths): RetrievalLanguage {
  return retrievalLanguage(languageFiles(paths))
}

function languageFiles(paths: Paths) {
  const examples = shippedExamples(paths).map(({ text }) => text)
  return {
    lexicon: readJsonResource(paths, 'answers/lexicon.json'),
    texts: [...generalQuestions(paths), ...examples],
    wordVectors: openModelWords(),
  }
}
