import { type Audience, audiences, audiencesFor, type Role, roles } from '@shared/accounts/role'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localMigrations, temporaryFolder } from '../../../data/postgres/testing/test-server'
import type { LocalDatabase } from '../../../data/sqlite/local-database'
import { openLocalDatabase } from '../../../data/sqlite/open-local-database'
import { cachedAnswers } from '../../../data/sqlite/schema/local-cache'
import { systemClock } from '../../../platform/clock'
import { newId } from '../../../platform/ids'
import { silentLogger } from '../../../platform/logger'
import { AnswerCache } from './answer-cache'
import { AnswerCacheStore, type NewAnswer } from './answer-cache-store'
import { ExactTier } from './exact-tier'
import { type AnswerScope, dependenciesOf } from './remembered-answer'
import { SemanticTier } from './semantic-tier'
import { audienceOf } from './weighing'

let local: LocalDatabase

beforeAll(() => {
  const file = `${temporaryFolder()}/local.sqlite`
  local = openLocalDatabase({ file, migrations: localMigrations, logger: silentLogger })
})
afterAll(() => local.close())

const question = 'what do we pay for the rink'
/** All questions look the same here: only the scope can keep them apart. */
const vector = new Float32Array(384).fill(1 / Math.sqrt(384))
const span = { set: () => undefined }

/** Knowledge as it stands now: the audience of each passage may have become another one. */
function cacheWith(audienceNow: ReadonlyMap<string, Audience>) {
  const store = new AnswerCacheStore(local, systemClock)
  const topicOf = (text: string) => text
  const cache = new AnswerCache({
    ...{ store, topicOf, logger: silentLogger },
    embedTexts: async (texts) => texts.map(() => vector),
    knowledge: {
      hashes: () => new Set([...audienceNow.keys()].map(hashOf)),
      isCurrent: ({ passageId, audience }) => audienceNow.get(passageId) === audience,
    },
  })
  const said = { speaksAgainst: () => false }
  const exact = new ExactTier({ cache, store, said, router: () => null, logger: silentLogger })
  const semantic = new SemanticTier({
    ...{ cache, store, said, topicOf, logger: silentLogger, state: () => 'on' },
    matcher: () => () => ({ hit: true, probability: 1, bound: 0, refusedBy: null, words: [] }),
  })
  return { store, cache, exact, semantic }
}

const hashOf = (passageId: string) => Buffer.from(passageId.padEnd(32)).toString('hex')

function citing(passageId: string, audience: Audience) {
  const text = `Only for ${audience}: ${passageId}.`
  const citation = {
    ...({ number: 1, kind: 'sop', version: 1, sop: 'Plans', heading: 'Rink' } as const),
    ...{ passageId, text, sha256: hashOf(passageId), audience, author: 'Ruth', approvedAt: '' },
  }
  const block = { kind: 'paragraph' as const, text, citation: 1 }
  return { blocks: [block], citations: [citation], confidence: 0.9, route }
}

const route = {
  ...({ label: 'customer-info', confidence: 0.9, scores: [], words: [], nearest: [] } as const),
  ...{ opinions: { words: null, meaning: null }, emergency: null, outOfScope: null },
  ...{ understood: 1, context: [], model: null },
}

interface Entry extends AnswerScope {
  readonly passageId: string
  readonly shared: boolean
  /** Of the passage, among those that who asked may read. */
  readonly told: Audience
}

const locations = [null, 'harbour', 'truro'] as const
const entries: fc.Arbitrary<readonly Entry[]> = fc.array(
  fc
    .record({
      role: fc.constantFrom(...roles),
      locationId: fc.constantFrom(...locations),
      shared: fc.boolean(),
      nth: fc.nat(2),
    })
    .map(({ role, locationId, shared, nth }) => {
      const may = audiencesFor(role)
      const told = may[nth % may.length] ?? 'public'
      const audience = may.at(-1) ?? 'public'
      return { audience, locationId, shared, told, passageId: newId() }
    }),
  { minLength: 1, maxLength: 8 },
)

async function remember({ cache }: ReturnType<typeof cacheWith>, all: readonly Entry[]) {
  for (const { shared, passageId, told, audience, locationId } of all) {
    const answer = citing(passageId, told)
    const dependencies = dependenciesOf(answer.citations)
    const scope = { audience, locationId, assistant: 'general' as const }
    const common = { id: newId(), ...scope, question, answer, dependencies, similarAt: 0.5 }
    if (shared) insertShared(common)
    else cache.add({ ...common, origin: 'generated' }, vector)
  }
  await cache.reload()
}

function insertShared(row: Omit<NewAnswer, 'origin'>): void {
  const at = new Date().toISOString()
  const counts = { helpful: 0, wrong: 0, hits: 0, version: 1, syncSeq: 1, updatedAt: at }
  const rest = { origin: 'knowledge' as const, variants: [], sourceTrace: null }
  const dependencies = [...row.dependencies]
  local.write((db) => {
    db.insert(cachedAnswers)
      .values({ ...row, dependencies, ...rest, ...counts, createdBy: newId(), createdAt: at })
      .run()
  })
}

/** What either cache says to somebody of a role about that place. */
function saidTo(role: Role, locationId: string | null, the: ReturnType<typeof cacheWith>) {
  const scope = { audiences: audiencesFor(role), locationId }
  const traceId = newId().replaceAll('-', '')
  const asked = { traceId, question, vector, scope, assistants: ['general' as const] }
  return [the.exact.answer(asked), the.semantic.answer(asked, span)].flatMap((found) =>
    found.outcome === 'answered' ? [...found.citations] : [],
  )
}

describe('an answer that is remembered', () => {
  it('reaches nobody but those of the same audience who ask about the same place', async () => {
    await fc.assert(
      fc.asyncProperty(
        entries,
        fc.infiniteStream(fc.constantFrom(...audiences)),
        async (all, now) => {
          local.write((db) => db.run('delete from answer_cache'))
          local.write((db) => db.run('delete from cached_answers'))
          const stands = new Map(all.map(({ passageId, told }) => [passageId, told]))
          const the = cacheWith(stands)
          await remember(the, all)
          for (const role of roles) {
            for (const locationId of locations) {
              const said = saidTo(role, locationId, the)
              for (const { passageId, audience } of said) {
                expect(audiencesFor(role)).toContain(audience)
                const from = all.find((one) => one.passageId === passageId)
                const own = audienceOf({ audiences: audiencesFor(role), locationId })
                expect(from).toMatchObject({ audience: own, locationId })
              }
              const mine = all.some(
                (one) =>
                  one.locationId === locationId && one.audience === audiencesFor(role).at(-1),
              )
              expect(said.length > 0).toBe(mine)
            }
          }
          // Then some passages become another audience's: what quotes them is gone for all.
          for (const { passageId } of all) stands.set(passageId, now.next().value ?? 'public')
          const later = cacheWith(stands)
          await later.cache.reload()
          for (const role of roles) {
            for (const locationId of locations) {
              for (const { passageId, audience } of saidTo(role, locationId, later)) {
                expect(stands.get(passageId)).toBe(audience)
                expect(audiencesFor(role)).toContain(audience)
              }
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
