import type { Role } from '@shared/accounts/role'
import type { Answer } from '@shared/ask/ask-contract'
import { escalationRoutes } from '@shared/escalations/escalation-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { escalations as copies } from '../../data/sqlite/schema/local-escalation'
import { outbox } from '../../data/sqlite/schema/sync'
import type { Desk } from '../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../data/sync/testing/desk-scene'
import { settled } from '../../data/sync/testing/settled'
import { Redaction } from '../../llm/redaction'
import { EscalationService } from './escalation-service'
import { EscalationStore } from './escalation-store'

let scene: DeskScene

beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

/** What people on that desk work with; answers are by trace id. */
function serviceOf(desk: Desk, role: Role, answers: readonly Answer[] = []) {
  const { id, email } = desk.the.person
  const person = { id, email, name: 'Whoever works here', role, locations: [] }
  const waiting: number[] = []
  const service = new EscalationService({
    store: new EscalationStore(desk.local.read, person.id),
    ...{ writer: desk.sync.writer, person, clock: desk.sync.clock },
    redacted: (text) => new Redaction().redact(text),
    answerOf: (traceId) =>
      answers.find((one) => one.traceId === traceId) ?? expect.fail('no such answer'),
    onChange: (count) => waiting.push(count),
  })
  return { service, waiting }
}

async function deskOf(role: Role, answers: readonly Answer[] = []) {
  const desk = await scene.open({ role, ...(role === 'kiosk' && { at: ['harbour'] }) })
  return { desk, ...serviceOf(desk, role, answers) }
}

/** The same desk without its line. */
async function offline(desk: Desk, role: 'support' | 'operator' | 'manager') {
  await desk.drained()
  await desk.close()
  const away = scene.desk({ role, file: desk.the.file })
  return { away, ...serviceOf(away, role) }
}

let traces = 0

/** A question that no machine answered. */
function handedOver(question: string, part: Partial<Answer> = {}): Answer {
  traces += 1
  const escalatesTo = 'booking'
  return {
    ...{ traceId: traces.toString(16).padStart(32, '0'), question, locationId: 'harbour' },
    ...{
      askedAt: '',
      askedBy: 'Dana',
      confidence: 0.83,
      ms: 12,
      blocks: [],
      citations: [],
      related: [],
    },
    ...({ assistant: 'booking', tier: 'human', emergency: null } as const),
    handover: { reason: 'no-passage', message: 'A person will take over.' },
    decision: {
      ...({ assistant: 'booking', secondLineFor: null, priority: 'high' } as const),
      ...{ escalatesTo, afterHours: false },
    },
    tiers: [
      { tier: 'knowledge', outcome: 'passed', reason: 'not-sure-enough', ms: 3 },
      { tier: 'generated', outcome: 'off', reason: 'no-model', ms: 0 },
    ],
    ...{ template: null, cache: null, generation: null, feedback: null },
    route: {
      ...({ label: 'booking', confidence: 0.83, scores: [], words: [], nearest: [] } as const),
      ...{ opinions: { words: null, meaning: null }, emergency: null, outOfScope: null },
      ...{ understood: 1, context: [], model: null },
    },
    ...part,
  }
}

const here = ({ service }: Pick<ReturnType<typeof serviceOf>, 'service'>, id: string) =>
  service.list(500).items.find((one) => one.id === id)

/** Hands a question over at one desk. @returns its id, once it is known at the others */
async function raised(
  asker: Awaited<ReturnType<typeof deskOf>>,
  others: readonly Pick<ReturnType<typeof serviceOf>, 'service'>[],
  answer = handedOver('Where is my refund?'),
): Promise<string> {
  asker.service.handOver(answer)
  const id = asker.service.ofTraces([answer.traceId])[0]?.id ?? expect.fail('not handed over')
  await settled('it came', () => others.every((other) => here(other, id) !== undefined))
  return id
}

describe('a question that no machine answered', () => {
  it('reaches another desk with what was tried, and without what is private', async () => {
    const asker = await deskOf('support')
    const operator = await deskOf('operator')
    const answer = handedOver('Refund card 4111 1111 1111 1111 of 902-555-0100, PIN is 482913')
    const id = await raised(asker, [operator], answer)
    expect(here(operator, id)).toMatchObject({
      ...{ traceId: answer.traceId, channel: 'booking', assistant: 'booking', status: 'waiting' },
      ...{ reason: 'no-passage', locationId: 'harbour', mine: false, claimedBy: null },
      ...{ question: 'Refund card ⟦CARD_1⟧ of ⟦PHONE_1⟧, PIN is ⟦CODE_1⟧' },
      askedBy: scene.club.person('support').name,
      context: { confidence: 0.83, priority: 'high', tiers: answer.tiers },
    })
    const [row] = await scene.owner('select * from escalations where id = $1', [id])
    expect(JSON.stringify(row)).not.toMatch(/4111|555-0100|482913/)
    await asker.desk.drained()
    expect(asker.desk.sync.deadLetters.list()).toEqual([])
    expect(here(asker, id)).toMatchObject({ mine: true, pending: false })
  })

  it('is answered by somebody, and the answer comes back to whoever asked', async () => {
    const asker = await deskOf('support')
    const operator = await deskOf('operator')
    const answer = handedOver('Where is my refund?')
    const id = await raised(asker, [operator], answer)
    expect(operator.service.claim(id)).toMatchObject({ status: 'claimed', claimedByMe: true })
    expect(operator.service.claim(id)).toMatchObject({ claimedByMe: true })
    await settled('claimed there, too', () => here(asker, id)?.status === 'claimed')
    expect(operator.service.answer(id, 'On its way.')).toMatchObject({ status: 'answered' })
    await settled('the answer is back', () => here(asker, id)?.answeredAt)
    const { name } = scene.club.person('operator')
    expect(asker.service.ofTraces([answer.traceId])).toMatchObject([
      { answer: 'On its way.', answeredBy: name, claimedBy: name, mine: true, pending: false },
    ])
    expect(() => operator.service.answer(id, 'No.')).toThrow(
      expect.objectContaining({ code: 'ALREADY_ANSWERED' }),
    )
    expect(() => operator.service.claim(id)).toThrow(
      expect.objectContaining({ code: 'ALREADY_ANSWERED' }),
    )
    asker.service.rowsChanged([{ entity: 'escalations' }])
    asker.service.rowsChanged([{ entity: 'tickets' }])
    expect(asker.waiting).toHaveLength(1)
  })

  it('is not handed over where it was stopped, or answered after all', async () => {
    const { service, desk } = await deskOf('support')
    service.handOver(handedOver('?', { handover: { reason: 'stopped', message: '' } }))
    service.handOver(handedOver('?', { handover: null }))
    expect(desk.waiting).toBe(0)
  })

  it('is told to nobody by a kiosk, whose guests are asked to call', async () => {
    const kiosk = await deskOf('kiosk')
    kiosk.service.handOver(handedOver('my booking?'))
    expect(kiosk.desk.local.read.select().from(outbox).all()).toEqual([])
    expect(kiosk.desk.local.read.select().from(copies).all()).toEqual([])
    for (const { roles } of Object.values(escalationRoutes)) expect(roles).not.toContain('kiosk')
  })

  it('waits where there is no line, and goes once', async () => {
    const asker = await deskOf('support')
    const operator = await deskOf('operator')
    const away = await offline(asker.desk, 'support')
    const answer = handedOver('Is the rink open?')
    away.service.handOver(answer)
    const [mine] = away.service.ofTraces([answer.traceId])
    expect(mine).toMatchObject({ status: 'waiting', pending: true, mine: true })
    const raisedAgain = serviceOf(away.away, 'support', [answer]).service.raise(answer.traceId)
    expect(raisedAgain.id).toBe(mine?.id)
    await away.away.start()
    await away.away.drained()
    await settled('it came', () => here(operator, mine?.id ?? '') !== undefined)
    const rows = await scene.owner('select id from escalations where trace_id = $1', [
      answer.traceId,
    ])
    expect(rows).toEqual([{ id: mine?.id }])
    expect(away.service.ofTraces([answer.traceId])).toMatchObject([{ pending: false }])
  })

  it('may be asked of a person though a machine answered it', async () => {
    const answer = handedOver('how much is an hour', { handover: null, tier: 'knowledge' })
    const { service } = await deskOf('support', [answer])
    const first = service.raise(answer.traceId)
    expect(first).toMatchObject({ reason: 'unhelpful', question: 'how much is an hour' })
    expect(service.raise(answer.traceId).id).toBe(first.id)
  })
})

describe('two people', () => {
  it('who claim without knowing of each other: the first stays, and the second one is told', async () => {
    const asker = await deskOf('support')
    const [manager, operator] = [await deskOf('manager'), await deskOf('operator')]
    const id = await raised(asker, [manager, operator])
    const late = await offline(operator.desk, 'operator')
    late.service.claim(id)
    expect(here(late, id)).toMatchObject({ claimedByMe: true, pending: true })
    manager.service.claim(id)
    await manager.desk.drained()
    await late.away.start()
    await late.away.drained()
    const { name } = scene.club.person('manager')
    await settled('told', () => here(late, id)?.claimedBy === name)
    expect(here(late, id)).toMatchObject({ claimedByMe: false, status: 'claimed', pending: false })
    expect(() => late.service.claim(id)).toThrow(
      expect.objectContaining({ code: 'ALREADY_CLAIMED', message: `${name} has this already.` }),
    )
    expect(late.away.sync.deadLetters.list()).toEqual([])
  })

  it('who both answer: the first answer stays, whoever asked sees no other', async () => {
    const asker = await deskOf('support')
    const [manager, operator] = [await deskOf('manager'), await deskOf('operator')]
    const id = await raised(asker, [manager, operator])
    const late = await offline(manager.desk, 'manager')
    late.service.answer(id, 'Ask the bank.')
    operator.service.answer(id, 'On its way.')
    await operator.desk.drained()
    await late.away.start()
    await late.away.drained()
    await settled('the first stays', () => here(late, id)?.answer === 'On its way.')
    await settled('there, too', () => here(asker, id)?.answer === 'On its way.')
    const [row] = await scene.owner('select answer, answered_by from escalations where id = $1', [
      id,
    ])
    expect(row).toEqual({ answer: 'On its way.', answered_by: operator.desk.the.person.id })
  })

  it('of whom one has claimed it: the other may not answer in their place unless a manager', async () => {
    const asker = await deskOf('support')
    const [manager, operator] = [await deskOf('manager'), await deskOf('operator')]
    const id = await raised(asker, [manager, operator])
    manager.service.claim(id)
    await settled('known', () => here(operator, id)?.status === 'claimed')
    expect(() => operator.service.answer(id, 'Mine.')).toThrow(
      expect.objectContaining({ code: 'ALREADY_CLAIMED' }),
    )
    const second = await raised(asker, [manager, operator], handedOver('and mine?'))
    operator.service.claim(second)
    await settled('known', () => here(manager, second)?.status === 'claimed')
    manager.service.answer(second, 'They went home; here it is.')
    await manager.desk.drained()
    await settled('answered', () => here(asker, second)?.answer)
    expect(manager.desk.sync.deadLetters.list()).toEqual([])
  })
})

describe('somebody of the support', () => {
  it('may ask, but neither claim nor answer: not by the routes, and not at the database', async () => {
    for (const name of ['escalations.claim', 'escalations.answer'] as const) {
      expect(escalationRoutes[name].roles).toEqual(['operator', 'manager', 'admin'])
    }
    const asker = await deskOf('support')
    const operator = await deskOf('operator')
    const id = await raised(asker, [operator])
    asker.service.answer(id, 'I think so.')
    await settled('refused', () => asker.desk.sync.deadLetters.list().length > 0)
    await asker.desk.drained()
    await settled('taken back', () => here(asker, id)?.status === 'waiting')
    const [row] = await scene.owner(
      'select claimed_by, answer, resolved_at from escalations where id = $1',
      [id],
    )
    expect(row).toEqual({ claimed_by: null, answer: null, resolved_at: null })
    expect(here(operator, id)).toMatchObject({ status: 'waiting', answer: null })
    const direct = scene.club.as(scene.club.person('support'))
    await expect(
      direct.pool.query("update escalations set answer = 'x' where id = $1", [id]),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('is refused what they wrote past it one by one, and nothing of it waits for ever', async () => {
    const asker = await deskOf('support')
    const id = await raised(asker, [])
    await asker.desk.drained()
    asker.service.claim(id)
    asker.service.answer(id, 'I think so.')
    const ticket = asker.desk.ticket({ title: 'all else goes' })
    await asker.desk.drained()
    expect(asker.desk.sync.deadLetters.list()).toMatchObject([
      { rowId: id, changes: { claimed_by: {} }, code: 'FORBIDDEN' },
      { rowId: id, changes: { answer: { to: 'I think so.' } }, code: 'DEPENDS_ON_REFUSED' },
    ])
    expect(here(asker, id)).toMatchObject({ status: 'waiting', answer: null, pending: false })
    expect(await scene.central(ticket)).toMatchObject({ title: 'all else goes' })
  })
})
