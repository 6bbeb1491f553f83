import { describe, expect, it } from 'vitest'
import { likelyQuestions } from './likely-questions'

const asked = (question: string, answer: string, locationId: string | null = null) => ({
  ...{ question, answer, locationId },
})

const sources = {
  headings: [],
  role: 'support' as const,
  isImpersonal: (text: string) => !/\d{4}/.test(text),
}

describe('what will be asked again', () => {
  it('is what was asked most, each answer once, under its most frequent wording', () => {
    const found = likelyQuestions({
      ...sources,
      asked: [
        asked('Any dogs?', 'dogs'),
        asked('How much is an hour?', 'price'),
        asked('how much is an hour', 'price'),
        asked('price of an hour', 'price'),
        asked('How much is an hour?', 'price', 'truro'),
      ],
    })
    expect(
      found.map(({ question, variants, locationId }) => [question, variants, locationId]),
    ).toEqual([
      ['how much is an hour', ['price of an hour'], null],
      ['any dogs', [], null],
      ['how much is an hour', [], 'truro'],
    ])
    expect(new Set(found.map(({ audience }) => audience))).toEqual(new Set(['staff']))
  })

  it('is written for everybody by management, and for guests by their kiosk', () => {
    const of = (role: 'manager' | 'kiosk') =>
      likelyQuestions({ ...sources, role, asked: [asked('any dogs', 'x')] }).map(
        (one) => one.audience,
      )
    expect(of('manager')).toEqual(['public', 'staff', 'management'])
    expect(of('kiosk')).toEqual(['public'])
  })

  it('holds nothing of a customer, and what the knowledge itself asks comes last and once', () => {
    const found = likelyQuestions({
      ...sources,
      headings: ['Can I bring my dog?', 'Can I bring my dog?', 'any dogs'],
      asked: [asked('my pin 4821 fails', 'pin'), asked('any dogs', 'dogs')],
    })
    expect(found.map(({ question }) => question)).toEqual(['any dogs', 'can i bring my dog'])
  })
})
