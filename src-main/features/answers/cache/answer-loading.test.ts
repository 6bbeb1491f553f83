import { afterEach, beforeEach, expect, it } from 'vitest'
import { seededRandom } from '../../../data/demo/seeded-random'
import { localMigrations, temporaryFolder } from '../../../data/postgres/testing/test-server'
import type { LocalDatabase } from '../../../data/sqlite/local-database'
import { openLocalDatabase } from '../../../data/sqlite/open-local-database'
import { systemClock } from '../../../platform/clock'
import { newId } from '../../../platform/ids'
import { silentLogger } from '../../../platform/logger'
import type { EmbedTexts } from '../../../platform/vectors'
import { AnswerCache } from './answer-cache'
import { AnswerCacheStore, type NewAnswer } from './answer-cache-store'

let local: LocalDatabase
let store: AnswerCacheStore
let knowledge: Set<string>
let warnings: string[]

beforeEach(() => {
  const file = `${temporaryFolder()}/local.sqlite`
  local = openLocalDatabase({ file, migrations: localMigrations, logger: silentLogger })
  store = new AnswerCacheStore(local, systemClock)
  knowledge = new Set([sop])
  warnings = []
  for (let i = 0; i < count; i += 1) store.save(answerTo(nameOf(i)))
})

afterEach(() => local.close())

/** More than are read at a time. */
const count = 250
const [first, last] = [3, count - 3]
const sop = 'ab'.repeat(32)
const scope = { assistant: 'general', audience: 'staff', locationId: null } as const
const nameOf = (i: number) => `question number ${i}`

function answerTo(question: string, dependencies = [sop]): NewAnswer {
  const route = {
    ...({ label: 'general', confidence: 0.9, scores: [], words: [], nearest: [] } as const),
    ...{ opinions: { words: null, meaning: null }, emergency: null, outOfScope: null },
    ...{ understood: 1, context: [], model: null },
  }
  const answer = { blocks: [], citations: [], confidence: 0.9, route }
  const origin = 'knowledge' as const
  return { ...scope, id: newId(), question, similarAt: 0.8, dependencies, origin, answer }
}

/** Of length 1, and like no other text's. */
function vectorOf(text: string): Float32Array {
  const random = seededRandom(text)
  const vector = Float32Array.from({ length: 384 }, () => random.next() - 0.5)
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

const embedTexts: EmbedTexts = async (texts) => texts.map(vectorOf)

/** Vectors that come when the test says so. */
function heldVectors() {
  const asked: string[][] = []
  const waiting: (() => void)[] = []
  const embed: EmbedTexts = (texts) =>
    new Promise((resolve) => {
      asked.push([...texts])
      waiting.push(() => resolve(texts.map(vectorOf)))
    })
  const askedFor = async (times: number) => {
    while (asked.length < times) await new Promise((resolve) => setImmediate(resolve))
  }
  return { asked, embed, askedFor, give: () => waiting.shift()?.() }
}

function cacheWith(embed: EmbedTexts): AnswerCache {
  const warn = (message: string) => void warnings.push(message)
  return new AnswerCache({
    ...{ store, embedTexts: embed, topicOf: (question: string) => question },
    knowledge: { hashes: () => knowledge, isCurrent: () => true },
    logger: { ...silentLogger, warn },
  })
}

const alike = (cache: AnswerCache, question: string) =>
  cache
    .similar(vectorOf(question), scope, 1)
    .filter(({ similarity }) => similarity > 0.9)
    .map(({ entry }) => entry.question)

/** What happens in between is over before the next vectors are asked for. */
async function finish(loading: Promise<void>, give: () => void): Promise<void> {
  let done = false
  const ended = loading.then(() => {
    done = true
  })
  while (!done) {
    give()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await ended
}

it('finds what was read already while the rest is being read', async () => {
  const vectors = heldVectors()
  const cache = cacheWith(vectors.embed)
  const loading = cache.reload()
  await vectors.askedFor(1)
  vectors.give()
  await vectors.askedFor(2)
  expect(alike(cache, nameOf(first))).toEqual([nameOf(first)])
  expect(alike(cache, nameOf(last))).toEqual([])
  expect(cache.find(nameOf(last), scope)?.question).toBe(nameOf(last))
  await finish(loading, vectors.give)
  expect(alike(cache, nameOf(last))).toEqual([nameOf(last)])
  expect(cache.size).toEqual({ own: count, shared: 0 })
})

it('goes on finding what it knows while all is read anew, without asking for its vectors', async () => {
  const vectors = heldVectors()
  const cache = cacheWith(vectors.embed)
  await finish(cache.reload(), vectors.give)
  store.save(answerTo('a question of another window'))
  const before = vectors.asked.length
  const loading = cache.reload()
  expect(alike(cache, nameOf(last))).toEqual([nameOf(last)])
  await finish(loading, vectors.give)
  expect(vectors.asked.slice(before)).toEqual([['a question of another window']])
  expect(alike(cache, nameOf(last))).toEqual([nameOf(last)])
  expect(alike(cache, 'a question of another window')).toHaveLength(1)
})

it('keeps what was remembered in the middle of it, and leaves out what was taken out', async () => {
  const vectors = heldVectors()
  const cache = cacheWith(vectors.embed)
  const loading = cache.reload()
  await vectors.askedFor(1)
  const added = cache.add(answerTo('what came in between'), vectorOf('what came in between'))
  const again = cache.add(answerTo(nameOf(last)), vectorOf(nameOf(last)))
  const [gone, unread] = [first, last - 1].map((i) => cache.find(nameOf(i), scope))
  if (!gone || !unread || !again) throw new Error('Not everything was remembered.')
  cache.drop([gone, unread], 'wrong')
  cache.setBound(again.id, 0.97)
  await finish(loading, vectors.give)
  expect(cache.entry(added?.id ?? '')?.question).toBe('what came in between')
  expect(alike(cache, 'what came in between')).toHaveLength(1)
  expect([alike(cache, nameOf(first)), alike(cache, nameOf(last - 1))]).toEqual([[], []])
  expect([gone, unread].map(({ id }) => cache.entry(id))).toEqual([null, null])
  expect(cache.similar(vectorOf(nameOf(last)), scope, 1)[0]?.entry).toMatchObject({
    ...{ id: again.id, similarAt: 0.97 },
  })
  expect(cache.size.own).toBe(count - 2 + 1)
})

it('forgets what went out of use meanwhile, and what rests on knowledge of yesterday', async () => {
  const old = 'cd'.repeat(32)
  knowledge.add(old)
  store.save(answerTo('what was so yesterday', [old]))
  const cache = cacheWith(embedTexts)
  await cache.reload()
  const elsewhere = cache.find(nameOf(first), scope)
  knowledge.delete(old)
  store.retire([elsewhere?.id ?? ''])
  await cache.reload()
  expect(alike(cache, 'what was so yesterday')).toEqual([])
  expect(cache.find('what was so yesterday', scope)).toBeNull()
  expect(alike(cache, nameOf(first))).toEqual([])
  expect(cache.size.own).toBe(count - 1)
})

it('stops in the middle, and touches the database no more', async () => {
  const vectors = heldVectors()
  const cache = cacheWith(vectors.embed)
  const loading = cache.reload()
  await vectors.askedFor(1)
  cache.close()
  local.close()
  vectors.give()
  await loading
  expect(vectors.asked).toHaveLength(1)
  expect(alike(cache, nameOf(first))).toEqual([])
})

it('ends as the later of two that overlap', async () => {
  const vectors = heldVectors()
  const cache = cacheWith(vectors.embed)
  const earlier = cache.reload()
  await vectors.askedFor(1)
  store.save(answerTo('only the later one reads this'))
  const later = cache.reload()
  vectors.give()
  await earlier
  await finish(later, vectors.give)
  expect(alike(cache, nameOf(first))).toEqual([nameOf(first)])
  expect(alike(cache, 'only the later one reads this')).toHaveLength(1)
  expect(cache.size.own).toBe(count + 1)
})

it('finds the others where some have no vectors, and says so once', async () => {
  const cache = cacheWith(async (texts) => {
    if (texts.includes(nameOf(150)) || texts.includes(nameOf(last))) throw new Error('No model.')
    return texts.map(vectorOf)
  })
  await cache.reload()
  expect(alike(cache, nameOf(first))).toEqual([nameOf(first)])
  expect(alike(cache, nameOf(150))).toEqual([])
  expect(cache.find(nameOf(150), scope)?.question).toBe(nameOf(150))
  expect(warnings).toEqual(['Remembered questions are found by their very words only.'])
})
