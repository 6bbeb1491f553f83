import { roles } from '@shared/accounts/role'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostgresDatabase } from './connection'
import { type OneOfEach, oneOfEach } from './testing/as-role'
import { type SignedIn, signInDesk } from './testing/desk-people'
import { add, codeOf, openAsWorker, run } from './testing/raw-sql'
import { startTestClub, type TestClub, testTime } from './testing/test-club'

const forbidden = '42501'
const againstCheck = '23514'
const settled = 'CB001'
const claimed = 'CB004'

let club: TestClub
let people: OneOfEach
let support: SignedIn
let operator: SignedIn
let manager: SignedIn
let truro: SignedIn
let worker: PostgresDatabase

beforeAll(async () => {
  club = await startTestClub()
  people = oneOfEach(club)
  ;({ support, operator, manager, truro } = signInDesk(club))
  worker = await openAsWorker(club)
})

afterAll(async () => {
  await worker.close()
  await club.close()
})

const raise = (more = {}, by = support) =>
  add(by.database, 'escalations', {
    ...{ channel: 'booking', assistant: 'booking', reason: 'no-passage', location_id: 'bedford' },
    ...{ question: 'Where is my refund?', created_by: by.id, created_at: testTime, ...more },
  })

const reply = (by: SignedIn, id: string, { text = 'On its way.', as = by.id } = {}) =>
  run(by.database, 'update escalations set answer = $2, answered_by = $3 where id = $1', [
    ...[id, text, as],
  ])
const claim = (by: SignedIn, id: string) =>
  run(by.database, 'update escalations set claimed_by = $2 where id = $1', [id, by.id])
const change = (by: PostgresDatabase, id: string, set: string) =>
  codeOf(run(by, `update escalations set ${set} where id = '${id}'`))

const stored = async (id: string) =>
  (
    await run(
      club.owner,
      `select answer, answered_by, claimed_by, answered_at = resolved_at as at_once,
         answered_at > $2 and claimed_at > $2 as just_now, sync_seq > 0 as numbered
       from escalations where id = $1`,
      [id, testTime],
    )
  )[0]

describe('an answer of a person', () => {
  it('is given by operators in their own name; the database says when', async () => {
    const id = await raise()
    await claim(operator, id)
    await reply(operator, id)
    expect(await stored(id)).toMatchObject({
      ...{ answer: 'On its way.', answered_by: operator.id, claimed_by: operator.id },
      ...{ at_once: true, numbered: true },
    })
  })

  it('claims what nobody had claimed', async () => {
    const id = await raise()
    await reply(manager, id)
    expect(await stored(id)).toMatchObject({ claimed_by: manager.id, answered_by: manager.id })
    expect(await change(operator.database, id, `claimed_by = '${operator.id}'`)).toBe(settled)
  })

  it('is not given for others, nor over an operator’s claim but by management', async () => {
    const id = await raise()
    await claim(operator, id)
    expect(await codeOf(reply(operator, id, { as: manager.id }))).toBe(forbidden)
    const other = await raise()
    await claim(manager, other)
    expect(await codeOf(reply(operator, other))).toBe(claimed)
    await reply(manager, id)
    expect(await stored(id)).toMatchObject({ claimed_by: operator.id, answered_by: manager.id })
  })

  it('stays as it was given, with its question, to the owner, too', async () => {
    const id = await raise()
    await reply(operator, id)
    for (const set of ["answer = 'No.'", 'answer = null', 'claimed_by = null']) {
      expect(await change(operator.database, id, set), set).toBe(settled)
      expect(await change(club.owner, id, set), set).toBe(settled)
    }
    expect(await change(manager.database, id, `answered_by = '${manager.id}'`)).toBe(settled)
    for (const set of ["question = 'Another one?'", 'context = \'{"a": 1}\'']) {
      expect(await change(club.owner, id, set), set).toBe(settled)
    }
    expect(await change(operator.database, id, 'resolved_at = null')).toBe('')
    expect(await stored(id)).toMatchObject({ at_once: true })
  })

  it('is whole: a text, a name and a time, or none of them', async () => {
    const id = await raise()
    expect(await change(operator.database, id, `answered_by = '${operator.id}'`)).toBe(againstCheck)
    expect(await change(operator.database, id, "answer = 'Yes.'")).toBe(againstCheck)
    expect(await codeOf(reply(operator, id, { text: '' }))).toBe(againstCheck)
    expect(await codeOf(reply(operator, id, { text: 'é'.repeat(8_001) }))).toBe(againstCheck)
    expect(await codeOf(reply(operator, id, { text: 'é'.repeat(8_000) }))).toBe('')
  })

  it('takes no time from anybody', async () => {
    const id = await raise()
    for (const set of ['answered_at = now()', 'claimed_at = now()']) {
      expect(await change(operator.database, id, set)).toBe(forbidden)
    }
    expect(await change(worker, id, "resolved_at = '2020-01-01'")).toBe('')
    const [row] = await run(
      club.owner,
      "select resolved_at > now() - interval '1 minute' as now from escalations where id = $1",
      [id],
    )
    expect(row).toEqual({ now: true })
  })
})

describe('a question for a person', () => {
  it('comes unanswered and in one’s own name', async () => {
    const answered = { answer: 'Yes.', answered_by: support.id, answered_at: testTime }
    expect(await codeOf(raise({ ...answered, resolved_at: testTime }))).toBe(forbidden)
    expect(await codeOf(raise({ answer: 'Yes.' }))).toBe(forbidden)
    expect(await codeOf(raise({ created_by: operator.id }))).toBe(forbidden)
    expect(await codeOf(raise({ claimed_by: support.id }))).toBe(forbidden)
  })

  it('brings what was tried before, as an object of 64 kB at most', async () => {
    const context = { tiers: [{ tier: 'exact', outcome: 'passed' }], confidence: 0.4 }
    const id = await raise({ context })
    expect(await run(truro.database, `select from escalations where id = '${id}'`)).toEqual([])
    const [row] = await run(support.database, 'select context from escalations where id = $1', [id])
    expect(row).toEqual({ context })
    expect(await codeOf(raise({ context: '[]' }))).toBe(againstCheck)
    expect(await codeOf(raise({ context: { a: 'b'.repeat(66_000) } }))).toBe(againstCheck)
    expect(await change(operator.database, id, "context = '{}'")).toBe(forbidden)
  })

  it.each(roles)('is answered by %s only as far as their role goes', async (role) => {
    const id = await raise({ location_id: 'harbour' })
    const person = { id: people.id(role), database: people.as(role) }
    const mayAnswer = !['kiosk', 'support'].includes(role)
    expect(await codeOf(reply(person, id))).toBe(mayAnswer ? '' : forbidden)
    const seen = codeOf(run(person.database, 'select 1 from escalations'))
    expect(await seen).toBe(role === 'kiosk' ? forbidden : '')
    expect(await change(worker, id, `answer = 'Yes.', answered_by = null`)).toBe(forbidden)
  })
})
