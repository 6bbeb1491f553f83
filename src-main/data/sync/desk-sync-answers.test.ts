import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids'
import { answerVerdicts, cachedAnswers } from '../sqlite/schema/local-cache'
import { escalations } from '../sqlite/schema/local-escalation'
import { cannedReplies } from '../sqlite/schema/local-messages'
import type { Desk } from './testing/desk'
import { type DeskScene, startDeskScene } from './testing/desk-scene'
import { settled } from './testing/settled'

let scene: DeskScene

beforeAll(async () => {
  scene = await startDeskScene()
})

afterAll(() => scene.close())

const now = () => new Date().toISOString()
type Audience = 'public' | 'staff' | 'management'

/** Adds an answer to be given again. @returns its id */
function save(desk: Desk, { audience = 'public' }: { readonly audience?: Audience } = {}): string {
  const id = newId()
  desk.sync.writer.write((changes) =>
    changes.insert('cached_answers', {
      ...{ id, assistant: 'customer-info', audience, locationId: null, question: 'hours today' },
      ...{ variants: ['when do you open'], answer: { blocks: [] }, dependencies: ['a'.repeat(64)] },
      ...{ origin: 'knowledge', sourceTrace: 'b'.repeat(32), similarAt: 0.8 },
      ...{ hits: 0, helpful: 0, wrong: 0, createdBy: desk.the.person.id, createdAt: now() },
    }),
  )
  return id
}

function judge(desk: Desk, cachedAnswerId: string, verdict: 'helpful' | 'wrong'): void {
  desk.sync.writer.write((changes) =>
    changes.insert('answer_verdicts', {
      ...{ id: newId(), cachedAnswerId, traceId: 'c'.repeat(32), tier: 'semantic', verdict },
      ...{ similarity: 0.93, givenBy: desk.the.person.id, givenAt: now() },
    }),
  )
}

const saved = ({ local }: Desk, id: string) =>
  local.read.select().from(cachedAnswers).where(eq(cachedAnswers.id, id)).get()
const verdicts = ({ local }: Desk, id: string) =>
  local.read.select().from(answerVerdicts).where(eq(answerVerdicts.cachedAnswerId, id)).all()

/** The same desk, before it has heard of anything else. */
async function offline(desk: Desk, role: 'support' | 'operator' | 'manager'): Promise<Desk> {
  await desk.drained()
  await desk.close()
  return scene.desk({ role, file: desk.the.file })
}

describe('answers to be given again', () => {
  it('are added by management, and reach guests only if they are public', async () => {
    const manager = await scene.open({ role: 'manager' })
    const kiosk = await scene.open({ role: 'kiosk', at: ['harbour'] })
    const support = await scene.open({ role: 'support' })
    const secret = save(manager, { audience: 'management' })
    const internal = save(manager, { audience: 'staff' })
    const open = save(manager)
    await manager.drained()
    expect(manager.sync.deadLetters.list()).toEqual([])
    await settled('at the kiosk', () => saved(kiosk, open))
    await settled('at the desk', () => saved(support, open) && saved(support, internal))
    expect(saved(kiosk, open)).toMatchObject({
      ...{
        question: 'hours today',
        variants: ['when do you open'],
        dependencies: ['a'.repeat(64)],
      },
      ...{ origin: 'knowledge', sourceTrace: 'b'.repeat(32), retiredAt: null },
    })
    expect([saved(kiosk, internal), saved(kiosk, secret), saved(support, secret)]).toEqual([
      ...[undefined, undefined, undefined],
    ])
  })

  it('are retired by the desk, put back by management, and never grow laxer by merging', async () => {
    const manager = await scene.open({ role: 'manager' })
    const support = await scene.open({ role: 'support' })
    const admin = await scene.open()
    const id = save(manager)
    await settled('there', () => saved(support, id) && saved(admin, id))
    support.sync.writer.write((changes) =>
      changes.update('cached_answers', id, { retiredAt: now() }),
    )
    await settled('retired', () => saved(manager, id)?.retiredAt)
    const away = await offline(manager, 'manager')
    away.sync.writer.write((changes) =>
      changes.update('cached_answers', id, { retiredAt: null, similarAt: 0.85, variants: ['a'] }),
    )
    admin.sync.writer.write((changes) =>
      changes.update('cached_answers', id, { similarAt: 0.9, variants: ['b'] }),
    )
    await admin.drained()
    await away.start()
    await away.drained()
    await settled('in use again', () => saved(support, id)?.retiredAt === null)
    expect(saved(support, id)).toMatchObject({ variants: ['b', 'a'] })
    expect(saved(support, id)?.similarAt).toBeCloseTo(0.9)
    for (const desk of [away, admin, support]) {
      expect(desk.sync.deadLetters.list()).toEqual([])
      expect(desk.sync.conflicts.open()).toEqual([])
    }
  })

  it('are judged without a connection, and each verdict counts once', async () => {
    const manager = await scene.open({ role: 'manager' })
    const kiosk = await scene.open({ role: 'kiosk', at: ['harbour'] })
    const [first, second] = [
      await scene.open({ role: 'support' }),
      await scene.open({ role: 'operator' }),
    ]
    const id = save(manager)
    const desks = [first, second, kiosk]
    await settled('everywhere', () => desks.every((desk) => saved(desk, id)))
    const away = [await offline(first, 'support'), await offline(second, 'operator')] as const
    for (const desk of away) for (const _ of [1, 2, 3]) judge(desk, id, 'helpful')
    judge(away[1], id, 'wrong')
    judge(manager, id, 'helpful')
    for (const desk of away) {
      await desk.start()
      await desk.drained()
      expect(desk.sync.deadLetters.list()).toEqual([])
    }
    const counts = { helpful: 7, wrong: 1 }
    await settled('counted', () => saved(manager, id)?.helpful === 7)
    expect(saved(manager, id)).toMatchObject(counts)
    await settled('out of use for guests', () => saved(kiosk, id)?.retiredAt)
    await settled('all verdicts there', () => verdicts(manager, id).length === 8)
    expect(verdicts(kiosk, id)).toEqual([])
    await scene.owner("update cached_answers set audience = 'management' where id = $1", [id])
    await settled('gone, with its verdicts', () => {
      const [desk] = away
      return saved(desk, id) === undefined && verdicts(desk, id).length === 0
    })
    expect(verdicts(manager, id)).toHaveLength(8)
  })
})

const shown = ({ local }: Desk, id: string) =>
  local.read.select().from(escalations).where(eq(escalations.id, id)).get()

function raise(desk: Desk): string {
  const id = newId()
  desk.sync.writer.write((changes) =>
    changes.insert('escalations', {
      ...{ id, channel: 'booking', assistant: 'booking', reason: 'no-passage', createdAt: now() },
      ...{ question: 'Where is my refund?', traceId: 'd'.repeat(32), locationId: 'harbour' },
      ...{ createdBy: desk.the.person.id, context: { confidence: 0.4 } },
    }),
  )
  return id
}

const claim = (desk: Desk, id: string) =>
  desk.sync.writer.write((changes) =>
    changes.update('escalations', id, { claimedBy: desk.the.person.id }),
  )
const reply = (desk: Desk, id: string, answer: string) =>
  desk.sync.writer.write((changes) =>
    changes.update('escalations', id, { answer, answeredBy: desk.the.person.id }),
  )

describe('a question for a person', () => {
  it('is claimed and answered on another desk, and the answer comes back', async () => {
    const [asker, operator] = [
      await scene.open({ role: 'support' }),
      await scene.open({ role: 'operator' }),
    ]
    const id = raise(asker)
    await settled('it came', () => shown(operator, id))
    expect(shown(operator, id)).toMatchObject({ context: { confidence: 0.4 }, answer: null })
    claim(operator, id)
    reply(operator, id, 'On its way.')
    expect(shown(operator, id)).toMatchObject({ answer: 'On its way.' })
    await settled('the answer is back', () => shown(asker, id)?.answeredAt)
    const me = operator.the.person.id
    expect(shown(asker, id)).toMatchObject({
      ...{ answer: 'On its way.', answeredBy: me, claimedBy: me },
      resolvedAt: shown(asker, id)?.answeredAt,
    })
    expect(operator.sync.deadLetters.list()).toEqual([])
  })

  it('that two claim without knowing of each other is the first one’s', async () => {
    const asker = await scene.open({ role: 'support' })
    const [manager, operator] = [
      await scene.open({ role: 'manager' }),
      await scene.open({ role: 'operator' }),
    ]
    const id = raise(asker)
    await settled('it came', () => shown(operator, id) && shown(manager, id))
    const away = await offline(operator, 'operator')
    claim(away, id)
    claim(manager, id)
    await manager.drained()
    await away.start()
    await away.drained()
    const first = manager.the.person.id
    await settled('known', () => shown(away, id)?.claimedBy === first)
    expect(away.sync.deadLetters.list()).toEqual([])
    expect(away.sync.conflicts.open()).toEqual([])
    expect(shown(manager, id)).toMatchObject({ claimedBy: first })
  })

  it('that two answer keeps the first answer, and shows the second one as a conflict', async () => {
    const asker = await scene.open({ role: 'support' })
    const [manager, operator] = [
      await scene.open({ role: 'manager' }),
      await scene.open({ role: 'operator' }),
    ]
    const id = raise(asker)
    await settled('it came', () => shown(operator, id) && shown(manager, id))
    const away = await offline(manager, 'manager')
    reply(away, id, 'Ask the bank.')
    reply(operator, id, 'On its way.')
    await operator.drained()
    await away.start()
    await away.drained()
    expect(away.sync.deadLetters.list()).toEqual([])
    const about = () => away.sync.conflicts.open().filter(({ rowId }) => rowId === id)
    await settled('a conflict', () => about().length === 1)
    expect(about()).toMatchObject([
      { field: 'answer', mine: 'Ask the bank.', theirs: 'On its way.' },
    ])
    const me = operator.the.person.id
    await settled('the first stays', () => shown(away, id)?.answeredBy === me)
    expect(shown(asker, id)).toMatchObject({ answer: 'On its way.', claimedBy: me })
  })
})

it('moves what hangs on nothing to another location, which others then lose sight of', async () => {
  const [operator, truro] = [
    await scene.open({ role: 'operator' }),
    await scene.open({ role: 'support', at: ['truro'] }),
  ]
  const id = newId()
  operator.sync.writer.write((changes) =>
    changes.insert('canned_replies', {
      ...{ id, title: 'Hello', body: 'Hello!', locationId: 'truro' },
      createdBy: operator.the.person.id,
    }),
  )
  const there = () =>
    truro.local.read.select().from(cannedReplies).where(eq(cannedReplies.id, id)).get()
  await settled('seen', there)
  operator.sync.writer.write((changes) =>
    changes.update('canned_replies', id, { locationId: 'harbour' }),
  )
  await operator.drained()
  expect(operator.sync.deadLetters.list()).toEqual([])
  await settled('out of sight', () => there() === undefined)
})
