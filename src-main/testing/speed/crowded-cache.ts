import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { normaliseQuestion, withoutPlaces } from '@shared/ask/question-text'
import type { LocalDatabase } from '../../data/sqlite/local-database'
import { openVectorCache, type VectorCache } from '../../data/sqlite/vector-cache'
import { AnswerCache } from '../../features/answers/cache/answer-cache'
import { AnswerCacheStore } from '../../features/answers/cache/answer-cache-store'
import { CurrentKnowledge } from '../../features/answers/current-knowledge'
import type { HandbookDocument } from '../../features/answers/retrieval/evaluation/handbook'
import { copyHandbook } from '../../features/answers/retrieval/evaluation/handbook-copy'
import { PassageStore } from '../../features/answers/retrieval/passage-store'
import { LocationStore } from '../../features/knowledge/location-store'
import { embedThroughCache } from '../../llm/embed-through-cache'
import { embeddingModel } from '../../llm/embedder'
import { systemClock } from '../../platform/clock'
import { silentLogger } from '../../platform/logger'
import { once } from '../../platform/once'
import type { Paths } from '../../platform/paths'
import { insertLocations, noteVerdicts, rememberAll } from './answer-crowd'
import type { Wording } from './crowded-questions'

/** A club's remembered answers on a disk of their own, not yet read. */
export interface CrowdedCache {
  readonly cache: AnswerCache
  readonly store: AnswerCacheStore
  readonly knowledge: CurrentKnowledge
  readonly locations: LocationStore
  readonly vectors: VectorCache
  readonly topicOf: (question: string, locationId: string | null) => string
  close(): void
}

interface CrowdParts {
  readonly paths: Paths
  readonly documents: readonly HandbookDocument[]
  readonly wordings: readonly Wording[]
  readonly wordingVectors: readonly Float32Array[]
}

const verdicts = 10_000

export function openCrowdedCache(parts: CrowdParts): CrowdedCache {
  const { paths, documents, wordings } = parts
  const migrations = join(paths.migrations, 'sqlite')
  const { local, close } = copyHandbook(documents, { migrations, logger: silentLogger })
  const folder = mkdtempSync(join(tmpdir(), 'clubos-crowd-'))
  const vectors = fillVectors(join(folder, 'vectors.sqlite'), parts)
  insertLocations(local, join(paths.resources, 'demo-club'))
  rememberAll(local, wordings, new PassageStore(local.read).all())
  noteVerdicts(local, verdicts)
  return {
    ...{ ...cacheOver(local, vectors), vectors },
    close: () => {
      close()
      vectors.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function fillVectors(file: string, { wordings, wordingVectors }: CrowdParts): VectorCache {
  const vectors = openVectorCache({ file, model: embeddingModel, most: 2 * wordings.length })
  vectors.write(
    wordings.flatMap(({ text }, i) => {
      const vector = wordingVectors[i]
      return vector === undefined ? [] : [{ text, vector }]
    }),
  )
  return vectors
}

/** As the app composes it. */
function cacheOver(local: LocalDatabase, vectors: VectorCache) {
  const locations = new LocationStore(local.read)
  const store = new AnswerCacheStore(local, systemClock)
  const knowledge = new CurrentKnowledge({
    passages: () => new PassageStore(local.read).all(),
    facts: () => [],
    places: () => [],
  })
  const places = once(() => locations.all())
  const topicOf = (question: string, locationId: string | null) => {
    const normalised = normaliseQuestion(question)
    const named = places().filter(({ name }) => normalised.includes(name.toLowerCase()))
    return named.length === 1 && named[0]?.id === locationId
      ? withoutPlaces(question, named)
      : normalised
  }
  const embedTexts = (texts: readonly string[]) =>
    embedThroughCache(texts, vectors, (missing) => {
      throw new Error(`${missing.length} remembered questions have no vector.`)
    })
  const cache = new AnswerCache({
    ...{ store, knowledge, embedTexts, topicOf },
    logger: silentLogger,
  })
  return { cache, store, knowledge, locations, topicOf }
}
