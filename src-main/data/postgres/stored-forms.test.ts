import { randomUUID } from 'node:crypto'
import type { Role } from '@shared/accounts/role'
import { holiday, weekdays, weeklyHours } from '@shared/knowledge/opening-hours'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OneOfEach, oneOfEach, raw, verdictOn } from './testing/as-role'
import * as make from './testing/knowledge-rows'
import { startTestClub, type TestClub } from './testing/test-club'

let club: TestClub
let people: OneOfEach
const asked = make.newAsked()
const recordId = randomUUID()

const forbidden = '42501'
const againstCheck = '23514'

const id = (role: Role) => people.id(role)
const as = (role: Role) => people.as(role)

beforeAll(async () => {
  club = await startTestClub()
  people = oneOfEach(club)
  await as('operator').pool.query(make.trace(asked, id('operator')))
  await as('manager').pool.query(make.vaultRecord(recordId, id('manager')))
})

afterAll(() => club.close())

describe('the vault', () => {
  const change = (set: string) => `update vault_records set ${set} where id = '${recordId}'`
  const renewed = () => `ciphertext = ${make.bytes(40).raw}, tag = ${make.bytes(16).raw}`

  it.each([
    ['nonce', 11],
    ['nonce', 13],
    ['tag', 12],
    ['tag', 17],
    ['ciphertext', 0],
  ])('refuses a %s of %i bytes', async (column, size) => {
    const wrong = make.vaultRecord(randomUUID(), id('admin'), { [column]: make.bytes(size) })
    expect(await verdictOn(as('admin'), wrong)).toBe(againstCheck)
  })

  it.each([
    ['public_key', 31],
    ['sealed_key', 32],
  ])('refuses a %s of %i bytes', async (column, size) => {
    const wrong = make.vaultKey(recordId, id('manager'), { [column]: make.bytes(size) })
    expect(await verdictOn(as('manager'), wrong)).toBe(againstCheck)
  })

  it('takes one change after the other, each with a nonce of its own', async () => {
    const by = `changed_by = '${id('manager')}'`
    const nonce = `nonce = ${make.bytes(12).raw}`
    const next = 'version = version + 1'
    const verdict = (...set: string[]) => verdictOn(as('manager'), change(set.join()))
    expect(await verdict(renewed(), nonce, next, by)).toBe('ok')
    expect(await verdict(renewed(), nonce, by)).toBe('40001')
    expect(await verdict(renewed(), nonce, 'version = 7', by)).toBe('40001')
    expect(await verdict(renewed(), next, by)).toBe(againstCheck)
    expect(await verdict('key_generation = 0', next, by)).toBe(againstCheck)
    expect(await verdict("audience = 'admin'", next, by)).toBe(forbidden)
    const forged = change(`${renewed()}, ${nonce}, ${next}, changed_by = '${id('admin')}'`)
    expect(await verdictOn(as('manager'), forged)).toBe(forbidden)
  })
})

describe('settings', () => {
  it.each([
    ['routing.general-at', '1.5'],
    ['routing.general-at', '"0.6"'],
    ['routing.unheard-of', '0.6'],
    ['approvals.needed', '0'],
    ['approvals.needed', '1.5'],
    ['updates.channel', '{"a": 1}'],
    ['models.cents-per-month', '5'],
    ['Routing.General', '0.6'],
    ['__proto__', '1'],
  ])('refuse %s = %s', async (key, value) => {
    const wrong = make.setting(id('admin'), { key, value: raw(`'${value}'`) })
    expect(await verdictOn(as('admin'), wrong)).toBe(againstCheck)
  })

  it.each([
    ['routing.specialist-at', '0.7'],
    ['approvals.needed', '2'],
    ['updates.channel', '"stable"'],
    ['models.answering', '"gpt-5.2-mini"'],
  ])('take %s = %s', async (key, value) => {
    const right = make.setting(id('admin'), { key, value: raw(`'${value}'`), scope: 'harbour' })
    expect(await verdictOn(as('admin'), right)).toBe('ok')
  })
})

describe('spans', () => {
  it.each([
    {
      'clubos.assistant': 'customer-info',
      'clubos.tier': 'knowledge',
      'clubos.location': 'harbour',
    },
    { 'clubos.emergency.kinds': 'fire medical', 'clubos.emergency.figure_of_speech': false },
    {
      'clubos.route.label': 'none',
      'clubos.route.confidence': 0.71,
      'clubos.route.runner_up': 'tech',
    },
    { 'gen_ai.operation.name': 'embeddings', 'clubos.embedding.used': true },
    { 'clubos.retrieval.citations': 2, 'clubos.audience.removed': 0 },
    { 'gen_ai.request.model': 'claude-sonnet-4-20250514', 'gen_ai.usage.input_tokens': 812 },
    { 'clubos.route.out_of_scope': 0, 'clubos.route.emergency': 1.0000000000000002 },
    { 'clubos.route.model': 12, 'clubos.score.customer-info': 1e-9 },
    { 'clubos.tier.outcome': 'passed', 'clubos.tier.reason': 'too-many-false-hits' },
    { 'clubos.tier.outcome': 'answered', 'clubos.template.name': 'hours-holiday' },
    { 'clubos.cache.similarity': 1.0000001, 'clubos.cache.bound': 0.83 },
    { 'clubos.cache.candidates': 0, 'clubos.cache.refused_by': 'opposites' },
    { 'clubos.retrieval.probability': 0.97, 'clubos.retrieval.candidates': 24 },
    { 'gen_ai.request.model': 'models/qwen2.5:7b-q4_0', 'gen_ai.response.model': '4o-mini' },
    { 'clubos.model.first_word_ms': 412.5, 'clubos.model.micros': 1_250, 'clubos.attempt': 2 },
    { 'clubos.redaction.count': 3, 'clubos.citations.dropped': 0 },
  ])('take what a trace records: %s', async (attributes) => {
    const one = make.span(asked, id('operator'), { attributes })
    expect(await verdictOn(as('operator'), one)).toBe('ok')
  })

  it.each([
    { 'message.body': 'hello' },
    { 'clubos.assistant': 'call +19025550123' },
    { 'clubos.location': 'harbour-9025550123' },
    { 'clubos.route.label': 4821 },
    { 'clubos.retrieval.citations': '2' },
    { 'gen_ai.request.model': '902 555 0123' },
    { 'clubos.tier': { nested: true } },
    { 'clubos.score.dana': 0.5 },
    { 'clubos.score.tech': '0.5' },
    { 'clubos.score.tech': 9025550123 },
    { 'clubos.route.out_of_scope': 2 },
    { 'clubos.route.understood': null },
    { 'clubos.route.model': 9025550123 },
    { 'clubos.route.model': 1.5 },
    { 'clubos.route.context': 'after-hours  kiosk' },
    { 'clubos.route.context': 'ask Dana' },
    { 'clubos.route.context': 'a b c d e f g h i' },
    { 'clubos.decision.assistant': 'dana' },
    { 'clubos.decision.reason': 'low confidence' },
    { 'clubos.decision.priority': 4 },
    { 'clubos.decision.after_hours': 'true' },
    { 'clubos.embedding.source': 'disk\n' },
    { 'clubos.embedding.cached': 1 },
    { 'clubos.tier.outcome': 'maybe' },
    { 'clubos.tier.reason': 'Dana said so' },
    { 'clubos.template.name': 'hours 9025550123' },
    { 'clubos.cache.similarity': 9025550123 },
    { 'clubos.cache.bound': '0.83' },
    { 'clubos.cache.refused_by': ['opposites'] },
    { 'clubos.retrieval.probability': 2 },
    { 'clubos.model.micros': 9025550123 },
    { 'clubos.redaction.count': -1 },
    { 'clubos.attempt': '1' },
    { 'gen_ai.response.model': '9025550123' },
    { 'gen_ai.response.model': 'call Dana' },
    { 'gen_ai.response.model': 'a'.repeat(101) },
    ['clubos.tier'],
  ])('refuse anything else: %s', async (attributes) => {
    const one = make.span(asked, id('operator'), {
      attributes: raw(`'${JSON.stringify(attributes)}'`),
    })
    expect(await verdictOn(as('operator'), one)).toBe(againstCheck)
  })
})

describe('opening hours', () => {
  const time = fc.constantFrom('00:00', '09:30', '24:00', '23:59', '24:30', '9:30', '', '12:60', 7)
  const period = fc.oneof(fc.array(time, { maxLength: 3 }), fc.tuple(time, time), fc.constant(null))
  const day = fc.oneof({ weight: 5, arbitrary: fc.array(period, { maxLength: 2 }) }, fc.jsonValue())
  const closed = Object.fromEntries(weekdays.map((each) => [each, []]))
  const oneDay = fc.record({ key: fc.constantFrom(...weekdays, 'Mon', 'holiday'), day })
  const hours = fc.oneof(
    oneDay.map(({ key, day: given }) => ({ ...closed, [key]: given })),
    fc.dictionary(fc.constantFrom(...weekdays), day),
    fc.jsonValue(),
  )
  const date = fc.constantFrom(
    '2026-12-25',
    '2028-02-29',
    '2026-02-29',
    '2026-2-1',
    '1900-02-29',
    '2026-04-31',
    5,
  )
  const name = fc.constantFrom('Boxing Day', '', null)
  const holidays = fc.oneof(
    fc.array(fc.record({ date, name, hours: day }, { requiredKeys: [] }), { maxLength: 2 }),
    fc.jsonValue(),
  )

  it.each([
    ['clubos_are_weekly_hours', hours, weeklyHours],
    ['clubos_are_holidays', holidays, holiday.array()],
  ] as const)('pass %s exactly when the app can read them', async (check, arbitrary, form) => {
    const seed = Date.now()
    const samples = fc.sample(arbitrary as fc.Arbitrary<unknown>, { numRuns: 3_000, seed })
    const safe = samples.map((each) => JSON.parse(JSON.stringify(each).replaceAll('\\u0000', '')))
    const { rows } = await club.owner.pool.query(
      `select ${check}(value) as fits from jsonb_array_elements($1::jsonb) with ordinality order by ordinality`,
      [JSON.stringify(safe)],
    )
    const wrong = safe.filter((each, index) => rows[index]?.fits !== form.safeParse(each).success)
    expect(wrong, `seed ${seed}`).toEqual([])
    expect(rows.some(({ fits }) => fits) && rows.some(({ fits }) => !fits)).toBe(true)
  })

  it('cannot be stored in another form', async () => {
    for (const set of ["hours = '{}'", "staffed_hours = '[]'", 'holidays = \'[{"date": 1}]\'']) {
      expect(await verdictOn(club.owner, `update locations set ${set}`)).toBe(againstCheck)
    }
  })
})
