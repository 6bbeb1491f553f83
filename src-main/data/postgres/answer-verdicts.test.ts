import { randomUUID } from 'node:crypto'
import type { Role } from '@shared/accounts/role'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertInto, type OneOfEach, oneOfEach, verdictOn } from './testing/as-role'
import { cachedAnswer } from './testing/knowledge-rows'
import { run } from './testing/raw-sql'
import { startTestClub, type TestClub } from './testing/test-club'

let club: TestClub
let people: OneOfEach
let answer: string

const forbidden = '42501'
const againstCheck = '23514'
const insertOnly = '23001'

beforeAll(async () => {
  club = await startTestClub()
  people = oneOfEach(club)
})

afterAll(() => club.close())

beforeEach(async () => {
  answer = randomUUID()
  await people.as('manager').pool.query(cachedAnswer(people.id('manager'), { id: answer }))
})

const judged = (role: Role, other: Readonly<Record<string, unknown>> = {}) =>
  insertInto('answer_verdicts', {
    ...{ id: randomUUID(), cached_answer_id: answer, trace_id: 'a'.repeat(32), tier: 'semantic' },
    ...{ similarity: 0.91, verdict: 'helpful', given_by: people.id(role) },
    ...{ given_at: '2026-11-20T15:00:00Z', ...other },
  })

const counted = async () =>
  (
    await run(
      club.owner,
      'select helpful, wrong, retired_at is not null as retired, version from cached_answers where id = $1',
      [answer],
    )
  )[0]

describe('verdicts on answers given again', () => {
  it('all count, and a wrong one takes the answer out of use', async () => {
    const roles = ['support', 'operator', 'manager', 'admin'] as const
    await Promise.all(
      Array.from({ length: 40 }, (_, at) => {
        const role = roles[at % roles.length] ?? 'support'
        return people.as(role).pool.query(judged(role))
      }),
    )
    expect(await counted()).toEqual({ helpful: 40, wrong: 0, retired: false, version: 41 })
    await people.as('support').pool.query(judged('support', { verdict: 'wrong' }))
    expect(await counted()).toEqual({ helpful: 40, wrong: 1, retired: true, version: 42 })
    await people.as('support').pool.query(judged('support', { verdict: 'wrong' }))
    expect(await counted()).toMatchObject({ wrong: 2, retired: true })
  })

  it('are given in one’s own name about what one sees, and not by guests', async () => {
    const forged = judged('support', { given_by: people.id('admin') })
    expect(await verdictOn(people.as('support'), forged)).toBe(forbidden)
    expect(await verdictOn(people.as('kiosk'), judged('kiosk'))).toBe(forbidden)
    expect(await verdictOn(people.as('kiosk'), 'select 1 from answer_verdicts')).toBe(forbidden)
    await run(club.owner, "update cached_answers set audience = 'management' where id = $1", [
      answer,
    ])
    expect(await verdictOn(people.as('operator'), judged('operator'))).toBe(forbidden)
    expect(await verdictOn(people.as('manager'), judged('manager'))).toBe('ok')
  })

  it('stay as they were given', async () => {
    await people.as('support').pool.query(judged('support'))
    for (const statement of [
      `update answer_verdicts set verdict = 'wrong' where cached_answer_id = '${answer}'`,
      `delete from answer_verdicts where cached_answer_id = '${answer}'`,
      'truncate answer_verdicts',
    ]) {
      expect(await verdictOn(club.owner, statement)).toBe(insertOnly)
      expect(await verdictOn(people.as('admin'), statement)).toBe(forbidden)
    }
  })

  it.each([{ trace_id: 'Dana' }, { tier: 'knowledge' }, { similarity: 1.5 }, { verdict: 'rude' }])(
    'have no other form: %s',
    async (other) => {
      expect(await verdictOn(people.as('support'), judged('support', other))).toBe(againstCheck)
    },
  )
})

describe('an answer to give again', () => {
  it.each([{ origin: 'exact' }, { source_trace: 'of Dana' }])(
    'has no other form: %s',
    async (other) => {
      const made = cachedAnswer(people.id('manager'), other)
      expect(await verdictOn(people.as('manager'), made)).toBe(againstCheck)
    },
  )
})
