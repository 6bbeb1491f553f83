import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { asksForText, avoidedWords, checkVoice } from './house-voice'

const rules = readFileSync('resources/demo-club/sops/brand/voice.md', 'utf8')

describe('the house voice', () => {
  it('knows the words that the club avoids from the club’s own rules', () => {
    expect(avoidedWords(rules)).toEqual(
      expect.arrayContaining(['customer', 'unfortunately', 'as per', 'please be advised', 'cheap']),
    )
    expect(avoidedWords('No rules.')).toEqual([])
  })

  it('says which rules a text keeps, and what breaks the others', () => {
    const text = 'Unfortunately, dear customer, the bay is closed!! ⛳🏌️'
    expect(checkVoice(text, rules)).toEqual([
      { rule: 'no avoided words', kept: false, note: 'customer, unfortunately' },
      { rule: 'one exclamation mark at most', kept: false, note: '2' },
      { rule: 'one emoji at most', kept: false, note: '2' },
    ])
    expect(checkVoice('Bay 4 is yours again. See you soon!', rules).every((r) => r.kept)).toBe(true)
  })

  it.each([
    ['rewrite this: "your bay is late"', true],
    ['can you draft a reply to a bad review', true],
    ['tagline for the winter campaign, four words', true],
    ['do we say bay or simulator', false],
    ['how many emoji are okay', false],
  ])('“%s” asks for a text: %s', (question, expected) => {
    expect(asksForText(question)).toBe(expected)
  })
})
