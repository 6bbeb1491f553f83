import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestClub, type TestClub } from '../postgres/testing/test-club'
import type { FieldPolicy, Json, Operation } from './protocol'
import { type FieldVersions, mergeField } from './testing/merge-model'
import { operation, TestDesk, to, update } from './testing/test-desk'

let club: TestClub
let desk: TestDesk
let other: TestDesk
let moves: ReadonlySet<string>

beforeAll(async () => {
  club = await startTestClub()
  desk = await TestDesk.open(club, club.person('admin'))
  other = await TestDesk.open(club, club.person('manager'))
  const { rows } = await club.owner.db.execute<{ move: string }>(sql`
    select a || ' ' || b as move from unnest(${sql.raw(`array['${statuses.join("','")}']`)}) a,
      unnest(${sql.raw(`array['${statuses.join("','")}']`)}) b where clubos_may_move('tickets', a, b)`)
  moves = new Set(rows.map(({ move }) => move))
})

afterAll(() => club.close())

const statuses = ['open', 'in-progress', 'waiting', 'resolved', 'closed', 'archived'] as const
const reachableFromOpen = ['open', 'in-progress', 'waiting', 'resolved', 'closed'] as const
const mayGo = (from: Json, to: Json) => moves.has(`${from} ${to}`)

const tags = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
const titles = fc.constantFrom('one', 'two', 'three', 'Ünï ☃')
const times = fc.constantFrom(
  null,
  '2026-11-01T00:00:00.000Z',
  '2026-11-01T00:00:00.500Z',
  '2026-11-01T00:00:00.510Z',
)
const counts = fc.integer({ min: 0, max: 12 })
const versions = <Value extends Json>(value: fc.Arbitrary<Value>) =>
  fc.record({ base: value, mine: value, current: value })

const ticketFields = {
  title: 'keep-both',
  due_at: 'keep-both',
  tags: 'merge-set',
  status: 'state',
} as const satisfies Record<string, FieldPolicy>

const ticketCase = fc.record({
  title: versions(titles),
  due_at: versions(times),
  tags: versions(tags),
  status: fc.record({
    base: fc.constant('open'),
    mine: fc.constantFrom(...reachableFromOpen),
    current: fc.constantFrom(...reachableFromOpen),
  }),
})

const answerFields = { hits: 'greatest', retired_at: 'first' } as const
const answerCase = fc.record({
  hits: fc.record({ base: fc.constant(0), mine: counts, current: counts }),
  retired_at: fc.record({ base: fc.constant(null), mine: times, current: times }),
})

type Case = Readonly<Record<string, FieldVersions>>

/** Makes the rows, has them changed by others and then by us, and reads what became of them. */
async function merged(cases: readonly Case[], make: (each: Case) => Operation) {
  const rows = cases.map(make)
  const change = (pick: (versions: FieldVersions) => Json) =>
    rows.map((row, at) => {
      const fields = Object.entries(cases[at] ?? {}).map(([name, each]) => [
        name,
        [each.base, pick(each)],
      ])
      return update(row, Object.fromEntries(fields))
    })
  const all = (word: string) => rows.map(() => word)
  expect(await desk.outcomes(...rows)).toEqual(all('applied'))
  expect(await other.outcomes(...change(({ current }) => current))).toEqual(all('applied'))
  const outcomes = await desk.outcomes(...change(({ mine }) => mine))
  const page = await pulled(rows)
  return rows.map((row, at) => ({
    outcome: outcomes[at],
    row: page.get(row.rowId) ?? {},
    conflicts: [...page.values()].filter((each) => each.row_id === row.rowId),
  }))
}

async function pulled(rows: readonly Operation[]) {
  const wanted = new Set(rows.map(({ rowId }) => rowId))
  const page = await desk.central.pull(0, 1_000_000)
  const found = page.rows.filter(({ id, row }) => wanted.has(id) || wanted.has(String(row.row_id)))
  return new Map(found.map(({ id, row }) => [id, row]))
}

async function agree(
  cases: readonly Case[],
  fields: Readonly<Record<string, FieldPolicy>>,
  make: (each: Case) => Operation,
) {
  const results = await merged(cases, make)
  for (const [at, each] of cases.entries()) {
    const result = results[at]
    const model = Object.entries(fields).map(([name, policy]) => {
      const versions = each[name]
      if (versions === undefined) throw new Error(`The case has no ${name}.`)
      return { name, versions, ...mergeField(policy, versions, mayGo) }
    })
    for (const { name, value } of model)
      expect({ name, value: result?.row[name] }).toEqual({ name, value })
    const lost = model.filter(({ conflict }) => conflict)
    expect(result?.outcome).toBe(lost.length > 0 ? 'conflict' : 'applied')
    expect(result?.conflicts.map(({ field }) => field).toSorted()).toEqual(
      lost.map(({ name }) => name).toSorted(),
    )
    for (const { name, versions } of lost) {
      const kept = result?.conflicts.find(({ field }) => field === name)
      expect(comparable(kept?.mine)).toEqual(comparable(versions.mine))
      expect(comparable(kept?.theirs)).toEqual(comparable(versions.current))
    }
  }
}

/** Times in conflicts are JSON, written as PostgreSQL writes them. */
const comparable = (value: Json | undefined) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value

describe('merging changes of the same row', () => {
  it('does to tickets what the model says', async () => {
    const cases = fc.array(ticketCase, { minLength: 20, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(cases, (each) =>
        agree(each, ticketFields, ({ title, due_at, tags }) =>
          desk.ticket({
            title: title?.base ?? '',
            due_at: due_at?.base ?? null,
            tags: tags?.base ?? [],
          }),
        ),
      ),
      { numRuns: 12 },
    )
  })

  it('does to cached answers what the model says', async () => {
    const made = (): Operation =>
      operation('insert', 'cached_answers', {
        changes: to({
          assistant: 'general',
          audience: 'public',
          question: 'when do you open',
          answer: { blocks: [] },
          dependencies: ['a'.repeat(64)],
          similar_at: 0.5,
          created_by: desk.person.id,
          created_at: '2026-11-20T12:00:00.000Z',
        }),
      })
    const cases = fc.array(answerCase, { minLength: 20, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(cases, (each) => agree(each, answerFields, made)),
      { numRuns: 6 },
    )
  })
})
