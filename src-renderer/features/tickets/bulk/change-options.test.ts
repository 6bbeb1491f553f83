import type { Ticket } from '@shared/tickets/ticket-contract'
import { describe, expect, test } from 'vitest'
import {
  type Choosing,
  changeOptions,
  foundOptions,
  newTagOption,
  saidDueOptions,
} from './change-options'

const ticket = (more: Partial<Ticket>) =>
  ({
    ...{ id: 'a', status: 'resolved', priority: 'low', locationId: 'truro', bayId: 'bay 7' },
    ...{ assigneeId: null, tags: ['lamp'], dueAt: null },
    ...more,
  }) as Ticket

const choosing = (...tickets: Ticket[]): Choosing => ({
  tickets,
  choices: {
    people: [
      { id: 'ann', name: 'Ann' },
      { id: 'me', name: 'Theo' },
    ],
    others: [{ id: 'gone', name: 'Kim', assigned: true }],
    bays: [
      { id: 'bay 1', locationId: 'harbour', number: 1 },
      { id: 'bay 7', locationId: 'truro', number: 7 },
    ],
    tags: ['noise', 'lamp'],
  },
  locations: [
    { id: 'harbour', name: 'Harbour' },
    { id: 'truro', name: 'Truro' },
  ],
  ...{ me: 'me', now: new Date('2026-11-23T13:00:00Z'), timeZone: 'America/Halifax' },
})

const labels = (options: readonly { readonly label: string; readonly chosen: boolean }[]) =>
  options.map(({ label, chosen }) => (chosen ? `${label} ✓` : label))

describe('what may be chosen', () => {
  test('of the status: for one ticket its moves, for many all', () => {
    expect(labels(changeOptions.status(choosing(ticket({}))))).toEqual([
      ...['Open', 'In progress', 'Resolved ✓', 'Closed', 'Archived'],
    ])
    expect(changeOptions.status(choosing(ticket({}), ticket({ status: 'open' })))).toHaveLength(6)
  })

  test('of the people: oneself, nobody, then the others', () => {
    expect(labels(changeOptions.assignee(choosing(ticket({}))))).toEqual([
      ...['Theo (me)', 'Nobody ✓', 'Ann'],
    ])
  })

  test('of the places: where it is first, every bay with its location', () => {
    const options = changeOptions.place(choosing(ticket({})))
    expect(labels(options)).toEqual([
      ...['Truro, no bay', 'Truro, bay 7 ✓', 'Harbour, no bay', 'Harbour, bay 1'],
    ])
    expect(options[3]?.change).toEqual({ locationId: 'harbour', bayId: 'bay 1' })
  })

  test('of the tags: what all have is taken, what some have is given to all', () => {
    const [lamp, fan] = changeOptions.tags(
      choosing(ticket({ tags: ['lamp', 'fan'] }), ticket({ tags: ['lamp'] })),
    )
    expect(lamp).toMatchObject({ chosen: true, change: { removeTags: ['lamp'] } })
    expect(fan).toMatchObject({ chosen: false, change: { addTags: ['fan'] } })
  })

  test('is found by the beginning of a word first', () => {
    const options = changeOptions.place(choosing(ticket({})))
    expect(labels(foundOptions(options, 'bay 1'))).toEqual(['Harbour, bay 1'])
    expect(labels(foundOptions(options, ' TRU '))).toHaveLength(2)
    expect(labels(foundOptions(options, 'arb'))).toHaveLength(2)
  })

  test('a new tag only when it is one and there is none such', () => {
    const options = changeOptions.tags(choosing(ticket({})))
    expect(newTagOption(options, ' Side Door ')?.change).toEqual({ addTags: ['side door'] })
    expect(newTagOption(options, 'lamp')).toBeNull()
    expect(newTagOption(options, '<b>')).toBeNull()
  })

  test('of the times: what is often meant with what it means there, or what was written', () => {
    const there = choosing(ticket({}))
    const [today] = changeOptions.due(there)
    expect(today).toMatchObject({ label: 'Today', hint: 'Mon, Nov 23, 17:00' })
    expect(changeOptions.due(there).at(-1)?.change).toEqual({ dueAt: null })
    expect(saidDueOptions('fri 9am', there)).toMatchObject([
      { label: 'Fri, Nov 27, 09:00', change: { dueAt: '2026-11-27T13:00:00.000Z' } },
    ])
    expect(saidDueOptions('', there)).toEqual([])
  })
})
