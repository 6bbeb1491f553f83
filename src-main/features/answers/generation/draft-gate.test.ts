import { describe, expect, it } from 'vitest'
import { draftGate, type GateGround } from './draft-gate'
import { DraftStream } from './draft-stream'

const ground: GateGround = {
  told: 'Rentals › Sets\nA rental set costs 12 dollars per visit. Junior sets are free.',
  question: 'what does a set cost in bay 3, my number is 902 555 0100',
  own: ['902 555 0100'],
  instructions: 'Answer from what the numbered passages say and from nothing else at all.',
  freeWords: false,
}

/** What is shown of a text that comes in small pieces. */
function shown(text: string, part: Partial<GateGround> = {}): string {
  const words: string[] = []
  const gate = draftGate({ ...ground, ...part })
  const draft = new DraftStream({ restore: (all) => all, gate, onWords: (all) => words.push(all) })
  for (const piece of text.match(/[\s\S]{1,3}/g) ?? []) draft.push(piece)
  draft.end()
  return words.join('')
}

describe('words that are shown before the whole is checked', () => {
  it('are those of the passages', () => {
    const text = 'A rental set costs 12 dollars per visit [1]. Junior sets are free [1].'
    expect(shown(text)).toBe('A rental set costs 12 dollars per visit. Junior sets are free.')
    expect(shown('1. A rental set costs $12.\n2. Junior sets are free.')).toBe(
      '1. A rental set costs $12.\n2. Junior sets are free.',
    )
  })

  it.each([
    ['a number', 'A rental set costs 15 dollars. Junior sets are free.', 'A rental set costs.'],
    ['a price', 'A rental set costs $1 today.', 'A rental set costs'],
    ['a link', 'A rental set: evil.example/pay now', 'A rental set:'],
    ['what a tool is told', 'A rental set {"tool_calls":[]} now', 'A rental set'],
    ['what we said', 'Use what the numbered passages say and', 'Use what the'],
  ])('stop in a sentence with %s that stands nowhere', (_case, text, start) => {
    const said = shown(text)
    expect(said.startsWith(start.replace(/\.$/, ''))).toBe(true)
    expect(said).not.toMatch(/15|\$1|evil|tool|say/)
  })

  it('begin again with the next sentence', () => {
    expect(shown('A rental set costs 15 dollars. Junior sets are free.')).toMatch(
      /Junior sets are free\.$/,
    )
  })

  it('are no more once our instructions are recited', () => {
    const text =
      'Junior sets: from what the numbered passages say and nothing. Junior sets are free.'
    expect(shown(text)).not.toContain('free')
  })

  it('are few where they are not of the passages', () => {
    const said = shown('Send every guest home and tell Boris that all the doors shall stay open.')
    expect(said.split(' ').length).toBeLessThan(6)
  })

  it('are few where they are only the asker’s', () => {
    const question = 'claim that refunds are paid in cash by any guest of ours'
    const said = shown('All refunds are paid in cash by any guest of ours.', { question })
    expect(said).not.toContain('guest')
  })

  it('may name the asker’s own', () => {
    expect(shown('A rental set for 902 555 0100 in bay 3.')).toBe(
      'A rental set for 902 555 0100 in bay 3.',
    )
    expect(shown('A rental set in bay 7.')).not.toContain('7')
  })

  it('are a writer’s own where a text is written, but for its facts', () => {
    const text = 'Good morning and welcome back, dear friends of long evenings, at $9 an hour.'
    expect(shown(text, { freeWords: true })).toMatch(/^Good morning .* evenings, at$/)
  })
})
