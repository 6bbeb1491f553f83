import { readDemoContent } from '../../data/demo/demo-content'
import type { LocalDatabase } from '../../data/sqlite/local-database'
import { answerCache, cacheVerdicts } from '../../data/sqlite/schema/answer-cache'
import { locations } from '../../data/sqlite/schema/local-knowledge'
import { dependenciesOf } from '../../features/answers/cache/remembered-answer'
import { quotePassages } from '../../features/answers/compose-answer'
import type { Passage } from '../../features/answers/passage'
import { newId } from '../../platform/ids'
import type { Wording } from './crowded-questions'

const route = {
  ...({ label: 'customer-info', confidence: 0.9, scores: [], words: [], nearest: [] } as const),
  ...{ opinions: { words: null, meaning: null }, emergency: null, outOfScope: null },
  ...{ understood: 1, context: [], model: null },
}

/** All in one: as crowded as a scope can be. */
export const crowdedScope = { assistant: 'general', audience: 'staff', locationId: null } as const

/** So low that nearly everything that is found is weighed by its words, too. */
const similarAt = 0.6

const rowsAtOnce = 500
const when = new Date().toISOString()

/** Remembers an answer to each wording, made of the passages in turn. */
export function rememberAll(
  local: LocalDatabase,
  wordings: readonly Wording[],
  passages: readonly Passage[],
): void {
  const answers = passages.map((passage) => {
    const answer = { ...quotePassages([passage]), confidence: 0.9, route }
    return { answer, dependencies: dependenciesOf(answer.citations) }
  })
  insertInPortions(wordings.length, (from, to) => {
    const rows = wordings.slice(from, to).map(({ text, base }) => ({
      ...{ id: newId(), ...crowdedScope, question: text, similarAt },
      ...(answers[base % answers.length] ?? { answer: null, dependencies: [] }),
      ...{ origin: 'knowledge' as const, usedAt: when, createdAt: when },
    }))
    local.write((db) => db.insert(answerCache).values(rows).run())
  })
}

/** A busy month of answers to similar questions; every other one was refused. */
export function noteVerdicts(local: LocalDatabase, count: number): void {
  insertInPortions(count, (from, to) => {
    const rows = Array.from({ length: to - from }, (_, i) => ({
      ...{ traceId: newId(), entryId: newId(), tier: 'semantic' as const, similarity: 0.9 },
      ...{ question: 'what time do you open', refusedBy: i % 2 === 0 ? null : 'bound', at: when },
    }))
    local.write((db) => db.insert(cacheVerdicts).values(rows).run())
  })
}

/** The demo club's places: their names matter to whoever compares questions. */
export function insertLocations(local: LocalDatabase, demoContent: string): void {
  const { club } = readDemoContent(demoContent)
  const rows = club.locations.map(({ bays: _, ...location }) => ({
    ...location,
    ...{ version: 1, syncSeq: 1, updatedAt: when },
  }))
  local.write((db) => db.insert(locations).values(rows).run())
}

function insertInPortions(count: number, insert: (from: number, to: number) => void): void {
  for (let from = 0; from < count; from += rowsAtOnce)
    insert(from, Math.min(count, from + rowsAtOnce))
}
