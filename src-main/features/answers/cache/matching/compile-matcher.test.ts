import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, shippedTestMatcher } from './testing/shipped-test-matcher'

const matcher = shippedTestMatcher()
const questions = [
  'How do I cancel my booking?',
  'What does a bay cost for two hours on Friday evening?',
  'The projector in bay 3 shows no picture',
  'Can a member bring a guest to Bedford for free?',
  'I booked Harbour but meant Truro, can you move it from 5 to 7 pm?',
  'are you open on xmas eve',
]

describe('the matcher', () => {
  it('matches every question with itself, however it is written', () => {
    for (const question of questions) {
      const report = matcher.matchTexts({
        ...{ cached: question, asked: `  ${question.toUpperCase()} ` },
        ...{ similarity: 0, similarAt: 1 },
      })
      expect(report).toMatchObject({ hit: true, refusedBy: null })
    }
  })

  it.each([
    ['what happens if i cancel 5 hours before?', 'what happens if i cancel 5 hours before'],
    ['Can I bring my dog?', 'can i bring my dog…!!'],
    ['Is there wi-fi, at Harbour?', 'is there wi-fi at harbour'],
  ])('takes “%s” and “%s” for one', (cached, asked) => {
    const report = matcher.matchTexts({ cached, asked, similarity: 0, similarAt: 1 })
    expect(report).toMatchObject({ hit: true, probability: 1, refusedBy: null })
  })

  it.each([
    ['Can I bring my 🐕?', 'Can I bring my 🐈?'],
    ['Is 5 < 3?', 'Is 5 > 3?'],
    ['?', '!'],
  ])('does not take “%s” and “%s” for one', (cached, asked) => {
    const report = matcher.matchTexts({ cached, asked, similarity: 0.5, similarAt: 0.6 })
    expect(report).toMatchObject({ hit: false, refusedBy: 'bound' })
  })

  it('matches any text with itself, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(compare(matcher, text, text).hit).toBe(true)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(() => compare(matcher, a, b)).not.toThrow()
      }),
    )
  })

  it.each(['constructor', '__proto__ toString', 'half hasOwnProperty valueOf', 'bay constructor'])(
    'reads “%s” like any other words',
    (text) => {
      expect(matcher.parse(text).values).toEqual([])
    },
  )

  it('does not compare texts too long to be questions', () => {
    const long = 'can i bring my dog '.repeat(3_000)
    expect(compare(matcher, long, `${long}please`)).toMatchObject({
      ...{ hit: false, refusedBy: 'length' },
    })
  })

  it('sees nothing else in a question with a courtesy before or after it', () => {
    for (const question of questions) {
      for (const asked of [
        `Hello, ${question}`,
        `${question} please`,
        `Just wondering: ${question}`,
      ])
        expect(compare(matcher, question, asked).guards, asked).toEqual([])
    }
  })

  it('refuses whenever a number was swapped', () => {
    const number = fc.integer({ min: 2, max: 500 })
    const frame = fc.constantFrom(
      (n: number) => `Can I book for ${n} people?`,
      (n: number) => `Is bay ${n} free?`,
      (n: number) => `Can I buy a ${n} dollar gift card?`,
      (n: number) => `Can I cancel ${n} minutes before?`,
      (n: number) => `What does error ${n} mean?`,
    )
    fc.assert(
      fc.property(number, number, frame, (one, other, say) => {
        fc.pre(one !== other)
        expect(compare(matcher, say(one), say(other)).hit).toBe(false)
      }),
    )
  })

  it('says the same of two questions whichever is cached', () => {
    for (const a of questions) {
      for (const b of questions) expect(compare(matcher, a, b).hit).toBe(compare(matcher, b, a).hit)
    }
  })

  it('says which guard refused it, and over which words', () => {
    const report = compare(matcher, 'When do you open?', 'When do you close?')
    expect(report).toMatchObject({ hit: false, refusedBy: 'opposites' })
    expect(report.words).toEqual(expect.arrayContaining(['open', 'close']))
  })

  it('compares nothing below the bound of the entry', () => {
    const pair = { cached: 'How do I cancel?', asked: 'How can I cancel?' }
    const below = matcher.matchTexts({ ...pair, similarity: 0.7, similarAt: 0.71 })
    expect(below).toMatchObject({ hit: false, refusedBy: 'bound', bound: 0.71 })
    const unknown = matcher.matchTexts({ ...pair, similarity: Number.NaN, similarAt: 0.5 })
    expect(unknown.hit).toBe(false)
  })

  it.each([
    ['How do I reset my password?', 'How can I reset my password?'],
    ['Can I bring food into the bay?', 'May I bring food into the bay?'],
    ['How do I turn on the projector?', 'How do I switch on the projector?'],
    ['Is there parking at Harbour?', 'Is there any parking at Harbour?'],
    ['How do I switch on the lights in the bay?', 'How do I turn the lights on in the bay?'],
    ['How do I reset my password?', 'I was wondering how I can reset my password'],
    ['How do I cancel my subscription?', 'how do i cancell my subscripton'],
    ['Is smoking allowed outside?', 'Is it allowed to smoke outside?'],
  ])('answers “%s” for “%s”', (a, b) => {
    expect(compare(matcher, a, b)).toMatchObject({ hit: true })
  })
})
