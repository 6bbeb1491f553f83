import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  mentionChoices,
  mentionedIds,
  mentionParts,
  mentionTyping,
  withMention,
} from './mention-text'

const mia = { id: '1', name: 'Mia Chen' }
const miaLong = { id: '2', name: 'Mia Chen-Ortiz' }
const theo = { id: '3', name: 'Theo' }
const otherTheo = { id: '4', name: 'Theo' }
const people = [theo, mia, miaLong]

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('@', ' ', '\n', '<b>', 'Mia Chen', 'Theo', '-Ortiz', 'x', '.', '🏌️'))
    .map((parts) => parts.join('')),
)

describe('a text cut at mentions', () => {
  test('is the same text again, whatever stands in it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parts = mentionParts(text, people)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        for (const { at, text: part, person } of parts) {
          expect(text.startsWith(part, at)).toBe(true)
          if (person !== null) expect(part).toBe(`@${person.name}`)
        }
      }),
    )
  })

  it.each([
    ['@Mia Chen look', ['Mia Chen']],
    ['hello @Mia Chen-Ortiz, look', ['Mia Chen-Ortiz']],
    ['@Mia Chen@Theo', ['Mia Chen']],
    ['@Theo, @Mia Chen: look', ['Theo', 'Mia Chen']],
    ['mail to a@Theo.com', []],
    ['@Theodor', []],
    ['@theo', []],
    ['(@Theo)', ['Theo']],
    ['@@Theo', []],
  ])('%j calls %j', (text, names) => {
    const called = mentionParts(text, people).flatMap(({ person }) => person?.name ?? [])
    expect(called).toEqual(names)
  })
})

describe('whom a text calls', () => {
  it('are those whose name still stands there', () => {
    expect(mentionedIds('@Mia Chen look', people, ['1', '3'])).toEqual(['1'])
    expect(mentionedIds('Mia, look', people, ['1'])).toEqual([])
  })

  it('is whoever was picked, where two have one name, and nobody by chance', () => {
    const all = [...people, otherTheo]
    expect(mentionedIds('@Theo', all, ['4'])).toEqual(['4'])
    expect(mentionedIds('@Theo', all, [])).toEqual([])
    expect(mentionedIds('@Theo', people, [])).toEqual(['3'])
  })
})

describe('what is typed after an @', () => {
  it.each([
    ['@', 1, { at: 0, typed: '' }],
    ['hi @mi', 6, { at: 3, typed: 'mi' }],
    ['hi @Mia Ch', 10, { at: 3, typed: 'Mia Ch' }],
    ['mail a@b', 8, null],
    ['hi @mi\n', 7, null],
    ['nothing', 7, null],
  ])('%j at %i', (text, caret, found) => {
    expect(mentionTyping(text, caret)).toEqual(found)
  })

  it('finds people by any of their names, first names first', () => {
    expect(mentionChoices(people, 'or').map(({ id }) => id)).toEqual([])
    expect(mentionChoices(people, 'chen').map(({ id }) => id)).toEqual(['1', '2'])
    expect(mentionChoices(people, '').map(({ id }) => id)).toEqual(['3', '1', '2'])
  })

  test('becomes the whole name, which is then found there', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const start = `${before} @mi`
        const found = mentionTyping(`${start}${after}`, start.length)
        expect(found).not.toBeNull()
        if (found === null) return
        const { text, caret } = withMention(`${start}${after}`, found, 'Mia Chen')
        expect(text.slice(0, caret)).toBe(`${before} @Mia Chen `)
      }),
    )
  })
})
