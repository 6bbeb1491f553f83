import {
  type TicketCondition,
  type TicketWhere,
  ticketTraits,
  ticketWhere,
} from '@shared/tickets/ticket-where'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changePart,
  draftOf,
  newGroup,
  newLine,
  whereOfDraft,
  withField,
  withWay,
} from './filter-draft'

const midnight = fc
  .integer({ min: 0, max: 9_000 })
  .map((days) => new Date(2010, 0, 1 + days).toISOString())

const condition: fc.Arbitrary<TicketCondition> = fc.oneof(
  fc.record({
    field: fc.constant('status' as const),
    is: fc.constantFrom('any-of', 'none-of'),
    values: fc.uniqueArray(fc.constantFrom('open', 'waiting', 'resolved'), { minLength: 1 }),
  }),
  fc.record({
    field: fc.constant('assignee' as const),
    is: fc.constantFrom('any-of', 'none-of'),
    values: fc.uniqueArray(fc.constantFrom(null, 'me' as const), { minLength: 1 }),
  }),
  fc.record({
    field: fc.constantFrom('created', 'due'),
    is: fc.constantFrom('before', 'after'),
    value: midnight,
  }),
  fc.record({
    field: fc.constantFrom('updated', 'resolved'),
    is: fc.constant('within-days' as const),
    value: fc.integer({ min: 0, max: 3660 }),
  }),
  fc.record({ field: fc.constant('due' as const), is: fc.constantFrom('set', 'not-set') }),
  fc.record({
    field: fc.constant('text' as const),
    is: fc.constantFrom('has', 'lacks'),
    value: fc.string({ minLength: 1 }).filter((text) => text.trim() === text),
  }),
  fc.record({
    field: fc.constant('trait' as const),
    is: fc.constantFrom('has', 'lacks'),
    value: fc.constantFrom(...ticketTraits),
  }),
)

const { group } = fc.letrec<{ group: TicketWhere; part: TicketWhere['of'][number] }>((tie) => ({
  part: fc.oneof({ depthSize: 'small', withCrossShrink: true }, condition, tie('group')),
  group: fc.record({
    match: fc.constantFrom('all', 'any'),
    of: fc.array(tie('part'), { minLength: 1, maxLength: 4 }),
  }),
}))

describe('a filter that is being built', () => {
  it('amounts to the filter that it was begun with', () => {
    fc.assert(
      fc.property(group, (where) => {
        fc.pre(ticketWhere.safeParse(where).success)
        expect(whereOfDraft(draftOf(where))).toEqual(where)
      }),
    )
  })

  it('leaves out lines that lack something, and groups of such', () => {
    const done = { ...newLine('trait:photos') }
    const open = newLine('status')
    const words = newLine('text')
    const draft = newGroup([open, newGroup([words], 'any'), done], 'all')
    const photos = { field: 'trait', is: 'has', value: 'photos' }
    expect(whereOfDraft(draft)).toEqual({ match: 'all', of: [photos] })
    expect(whereOfDraft(newGroup([open], 'all'))).toBeNull()
  })

  it('changes and takes away lines wherever they stand', () => {
    const line = newLine('tag')
    const draft = newGroup([newGroup([line], 'any')], 'all')
    const tagged = changePart(draft, line.id, () => ({ ...line, values: ['hdmi'] }))
    const tag = { field: 'tag', is: 'any-of', values: ['hdmi'] }
    expect(whereOfDraft(tagged)).toEqual({ match: 'all', of: [{ match: 'any', of: [tag] }] })
    expect(whereOfDraft(changePart(tagged, line.id, () => null))).toBeNull()
  })

  it('keeps what was typed only where it means the same', () => {
    const before = { ...newLine('created'), is: 'before', typed: '2026-05-03' }
    expect(withWay(before, 'after').typed).toBe('2026-05-03')
    expect(withWay(before, 'within-days').typed).toBe('7')
    expect(withField(before, 'text')).toMatchObject({ id: before.id, is: 'has', typed: '' })
  })

  it('takes no day that there is not, and no days that are no number', () => {
    const day = { ...newLine('due'), is: 'before', typed: '2026-02-' }
    const days = { ...newLine('due'), typed: '' }
    expect(whereOfDraft(newGroup([day, days], 'all'))).toBeNull()
  })
})
