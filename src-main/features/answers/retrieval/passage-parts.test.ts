import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf, partTexts } from './passage-parts'
import { plainMarkdown, unitsOf } from './plain-markdown'

describe('unitsOf', () => {
  it('takes sentences, list items and table rows apart', () => {
    const markdown =
      'Ask **first**. Then [book](https://x.example/y).\n\n1. Press `#`.\n2. Type the\n   PIN.\n\n| Day | Price |\n| --- | ---: |\n| Monday | 38 |\n| Sunday | 56 |'
    expect(unitsOf(markdown)).toEqual([
      'Ask first.',
      'Then book.',
      'Press #.',
      'Type the PIN.',
      'Day: Monday; Price: 38',
      'Day: Sunday; Price: 56',
    ])
  })

  it.each([
    ['', []],
    ['---\n\n***', []],
    ['<!-- nobody sees this -->\nSeen.', ['Seen.']],
    ['```\ncode stays\n```', ['code stays']],
  ])('reads %j', (markdown, units) => {
    expect(unitsOf(markdown)).toEqual(units)
  })
})

describe('partsOf', () => {
  const sentence = fc.stringMatching(/^[A-Z][a-z]{1,8}( [a-z]{1,8}){0,30}\.$/)

  it('loses no word, keeps the order and never makes more than some dozens', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 200 }), (sentences) => {
        const parts = partsOf(sentences.join('\n\n'))
        expect(parts.join(' ')).toBe(sentences.join(' '))
        expect(parts.length).toBeLessThanOrEqual(64)
      }),
    )
  })

  it('says in each part what it is about, once', () => {
    const text = 'Open at eight.'
    expect(partTexts({ sop: 'Hours', heading: 'Today', text })).toEqual([
      'Hours › Today: Open at eight.',
    ])
    expect(partTexts({ sop: 'Hours', heading: 'Hours', text })).toEqual(['Hours: Open at eight.'])
  })
})

it('never throws on any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(typeof plainMarkdown(text)).toBe('string')
      expect(partsOf(text).every((part) => part !== '')).toBe(true)
    }),
  )
})
