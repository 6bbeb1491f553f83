import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentWords, normaliseQuestion, withoutPlaces, wordsOf } from './question-text'

describe('normaliseQuestion', () => {
  it('gives one form to what people see as the same', () => {
    expect(normaliseQuestion('  My\u200b PIN\n isn’t ＷＯＲＫＩＮＧ ')).toBe("my pin isn't working")
  })

  it('takes any string, and a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseQuestion(text)
        expect(normaliseQuestion(once)).toBe(once)
      }),
    )
  })
})

it('keeps the words that carry meaning, and all of them where none would be left', () => {
  expect(contentWords('how much is an hour at the club')).toEqual(['hour', 'club'])
  expect(contentWords('what is it')).toEqual(['what', 'is', 'it'])
  expect(wordsOf("don't stop, bay 5!")).toEqual(["don't", 'stop', 'bay', '5'])
})

it('leaves out where, and keeps a question that is nothing but a place', () => {
  const places = [{ name: 'Truro' }, { name: 'Bayers Lake' }]
  expect(withoutPlaces('Are you open in TRURO today?', places)).toBe('are you open in today?')
  expect(withoutPlaces('bayers lake', places)).toBe('bayers lake')
})
