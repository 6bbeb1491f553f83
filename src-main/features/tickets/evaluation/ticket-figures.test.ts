import { describe, expect, it } from 'vitest'
import { guessFigures } from './guess-figures'
import { readDeskGroups, readDeskLines } from './labelled-tickets'
import { foundFigures, placed } from './likeness-figures'

const line = (text: string, category: 'tech' | 'orders' | null) => ({
  ...{ text, category, priority: null, locationId: null, bay: null },
})

describe('figures of guesses', () => {
  it('tell what was right of what was guessed from what was found of what is said', () => {
    const lines = [line('a', 'tech'), line('b', 'tech'), line('c', 'orders'), line('d', null)]
    const guessed = new Map<string, 'tech' | 'orders' | null>([
      ['a', 'tech'],
      ['b', null],
      ['c', 'tech'],
      ['d', null],
    ])
    const nothing = { priority: null, locationId: null, bay: null }
    const { category, errors } = guessFigures(lines, (text) => ({
      ...{ ...nothing, category: guessed.get(text) ?? null },
    }))
    expect(category).toEqual({
      ...{ accuracy: 0.5, precision: 0.5, recall: 1 / 3, leftEmpty: 0.5, always: 0.5 },
    })
    expect(errors.map(({ text }) => text)).toEqual(['b', 'c'])
  })

  it('say nothing where nothing is said and nothing was guessed', () => {
    const nothing = { category: null, priority: null, locationId: null, bay: null }
    const { bay } = guessFigures([line('a', null)], () => nothing)
    expect(bay).toMatchObject({ accuracy: 1, precision: null, recall: null, leftEmpty: 1 })
  })
})

const groups = [
  {
    tickets: ['one', 'two'],
    nearMisses: [
      { text: 'near', how: 'thing' as const },
      { text: 'far', how: 'place' as const },
      { text: 'away', how: 'unrelated' as const },
    ],
  },
]

describe('figures of likeness', () => {
  it('count a fault that is pointed out, and what is pointed out though it is another thing', async () => {
    const tickets = placed(groups)
    const [one = '', two = '', near = ''] = tickets.map(({ id }) => id)
    const found = await foundFigures(tickets, {
      search: (text) => Promise.resolve(text === 'one' ? [near, two] : [one]),
      hint: (text) => Promise.resolve(text === 'one' ? [two] : text === 'near' ? [one] : []),
    })
    expect(found).toMatchObject({ hit1: 0.5, hit5: 1, pointedOut: 0.5, falseHints: 0.5 })
    expect(found.falseHintsBy).toEqual({
      ...{ thing: 1, place: 0, unrelated: 0, turned: null, fault: null, location: null },
    })
    expect(found.errors).toEqual([
      { text: 'two', kind: 'missed', shown: [] },
      { text: 'near', kind: 'false', shown: ['one'] },
    ])
  })
})

describe('labelled tickets', () => {
  it('are read line by line', () => {
    const text = '\uFEFF{"text":"a","category":null,"priority":"low","locationId":null,"bay":3}\n\n'
    expect(readDeskLines(text, 'lines.jsonl')).toHaveLength(1)
    expect(readDeskGroups(JSON.stringify(groups[0]), 'groups.jsonl')).toEqual(groups)
  })

  it('name the line that is wrong', () => {
    const first = JSON.stringify(line('a', 'tech'))
    expect(() => readDeskLines(`${first}\n{"text":"b"}`, 'lines.jsonl')).toThrow(/line 2/)
    expect(() => readDeskLines('', 'lines.jsonl')).toThrow(/no tickets/)
  })
})
