import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerVerdicts, cachedAnswers } from '../../../data/sqlite/schema/local-cache'
import type { Desk } from '../../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { newId } from '../../../platform/ids'
import { AnswerCacheStore } from './answer-cache-store'
import { HitFigureStore } from './hit-figure-store'

let scene: DeskScene

beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

const now = () => new Date().toISOString()
const longAgo = '2020-01-01T00:00:00.000Z'

function share(desk: Desk): string {
  const id = newId()
  desk.sync.writer.write((changes) =>
    changes.insert('cached_answers', {
      ...{ id, assistant: 'customer-info', audience: 'staff', locationId: null, variants: [] },
      ...{ question: 'hours today', answer: { blocks: [] }, dependencies: ['a'.repeat(64)] },
      ...{ origin: 'knowledge', sourceTrace: null, similarAt: 0.8, hits: 0, helpful: 0, wrong: 0 },
      ...{ createdBy: desk.the.person.id, createdAt: now() },
    }),
  )
  return id
}

/** A hit on this desk, and what was said of it. */
function hit(desk: Desk, entryId: string, verdict: 'helpful' | 'wrong' | null): void {
  const traceId = newId().replaceAll('-', '')
  const store = new AnswerCacheStore(desk.local, desk.sync.clock)
  const similarity = 0.93
  store.noteWeighed([
    { traceId, entryId, tier: 'semantic', similarity, question: 'open today', refusedBy: null },
  ])
  if (verdict === null) return
  store.noteVerdict(traceId, entryId, verdict)
  desk.sync.writer.write((changes) =>
    changes.insert('answer_verdicts', {
      ...{ id: newId(), cachedAnswerId: entryId, traceId, tier: 'semantic', verdict, similarity },
      ...{ givenBy: desk.the.person.id, givenAt: now() },
    }),
  )
}

it('tells management what all desks said, and each person what happened here', async () => {
  const manager = await scene.open({ role: 'manager' })
  const support = await scene.open({ role: 'support' })
  const id = share(manager)
  const isThere = () => support.local.read.select().from(cachedAnswers).all().length === 1
  await settled('there', isThere)
  hit(support, id, null)
  hit(support, id, 'helpful')
  hit(support, id, 'wrong')
  hit(manager, id, 'helpful')
  const verdicts = () => manager.local.read.select().from(answerVerdicts).all().length
  await settled('all verdicts are here', () => verdicts() === 3)
  const theirs = new HitFigureStore(support.local.read)
  const mine = new HitFigureStore(manager.local.read)
  expect(theirs.here(longAgo)).toEqual({ hits: 3, judged: 2, wrong: 1 })
  expect(mine.here(longAgo)).toEqual({ hits: 1, judged: 1, wrong: 0 })
  expect(mine.club(longAgo)).toEqual({ judged: 3, wrong: 1 })
  expect(mine.club('2999-01-01T00:00:00.000Z')).toEqual({ judged: 0, wrong: 0 })
})
