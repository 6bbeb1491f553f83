import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf } from './answer-blocks'
import { composeAnswer, quotePassages, type RankedPassage } from './compose-answer'
import type { Passage } from './passage'
import { noEvidence } from './retrieval/passage-evidence'

function passage(id: string, text: string): Passage {
  return {
    id,
    sopId: id,
    sop: `SOP ${id}`,
    heading: `Section ${id}`,
    path: `Section ${id}`,
    text,
    assistant: 'booking',
    audience: 'staff',
    locations: [],
    version: 3,
    sha256: 'ab'.repeat(32),
    author: 'R. Osei',
    approvedAt: '2026-11-01T00:00:00.000Z',
  }
}

const ranked = (id: string, text: string, score: number): RankedPassage => ({
  passage: passage(id, text),
  evidence: noEvidence,
  parts: null,
  opposed: false,
  namesPlace: false,
  score,
  probability: score,
})

describe('blocksOf', () => {
  it('keeps steps, bullets and paragraphs apart and joins wrapped lines', () => {
    const markdown = 'Ask for\nthe number.\n\n1. Press **#**.\n2. Type\n   the PIN.\n\n- One\n- Two'
    expect(blocksOf(markdown)).toEqual([
      { kind: 'paragraph', text: 'Ask for the number.' },
      { kind: 'step', text: 'Press **#**.', number: 1 },
      { kind: 'step', text: 'Type the PIN.', number: 2 },
      { kind: 'bullet', text: 'One' },
      { kind: 'bullet', text: 'Two' },
    ])
  })

  it('loses no word of any text without headings or rules', () => {
    const line = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,5}$/)
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const words = blocksOf(lines.join('\n')).flatMap(({ text }) => text.split(' '))
        expect(words).toEqual(lines.flatMap((text) => text.split(' ')))
      }),
    )
  })
})

describe('composeAnswer', () => {
  it('answers with the best passage, word for word, and cites its version and hash', () => {
    const answer = composeAnswer('pin invalid', [
      ranked('a', '1. Check the time.\n2. Resend.', 0.9),
    ])
    expect(answer.blocks.map(({ text }) => text)).toEqual(['Check the time.', 'Resend.'])
    expect(answer.citations).toMatchObject([
      { number: 1, sop: 'SOP a', version: 3, sha256: 'ab'.repeat(32) },
    ])
  })

  it('adds from a close second only what speaks of the same things', () => {
    const second = 'Door codes change at midnight.\n\nRefunds go to the card.'
    const answer = composeAnswer('do door codes change', [
      ranked('a', 'Codes are six digits.', 0.9),
      ranked('b', second, 0.88),
    ])
    expect(answer.blocks).toEqual([
      { kind: 'paragraph', text: 'Codes are six digits.', citation: 1 },
      { kind: 'paragraph', text: 'Door codes change at midnight.', citation: 2 },
    ])
  })

  it('leaves a distant second out', () => {
    const answer = composeAnswer('door codes', [
      ranked('a', 'Codes are six digits.', 0.9),
      ranked('b', 'Door codes change.', 0.5),
    ])
    expect(answer.citations).toHaveLength(1)
  })

  it('tells of every place where nobody said which one is meant', () => {
    const truro = { ...ranked('a', 'At Truro 32 dollars.', 0.9), namesPlace: true }
    const other = ranked('b', 'At Harbour 38 dollars.', 0.6)
    const harbour = { ...other, namesPlace: true, passage: { ...other.passage, sopId: 'a' } }
    const answer = composeAnswer('how much is an hour', [truro, ranked('c', 'No.', 0.7), harbour])
    expect(answer.blocks.map(({ text }) => text)).toEqual([
      'At Truro 32 dollars.',
      'At Harbour 38 dollars.',
    ])
  })

  it('says nothing where there is nothing', () => {
    expect(composeAnswer('anything', [])).toEqual({ blocks: [], citations: [] })
  })
})

it('quotes procedures whole, each under its own number', () => {
  const answer = quotePassages([passage('a', '1. Call 911.'), passage('b', '1. Get out.')])
  expect(answer.blocks.map(({ citation }) => citation)).toEqual([1, 2])
  expect(answer.citations.map(({ number }) => number)).toEqual([1, 2])
})
