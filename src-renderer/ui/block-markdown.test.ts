import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBlocks } from './block-markdown'

describe('parseBlocks', () => {
  it('reads headings, paragraphs and both kinds of list', () => {
    const source =
      '## Frozen screen\n\nFirst line\nsecond line.\n\n3. Hold\n4. Wait\n   longer\n- one\n* two'
    expect(parseBlocks(source)).toEqual([
      { kind: 'heading', text: 'Frozen screen' },
      { kind: 'paragraph', text: 'First line second line.' },
      { kind: 'ordered', start: 3, items: ['Hold', 'Wait longer'] },
      { kind: 'unordered', items: ['one', 'two'] },
    ])
  })

  it('keeps tables and fenced code as they were written', () => {
    expect(parseBlocks('| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n# no heading\n```\nend')).toEqual([
      { kind: 'code', text: '| a | b |\n|---|---|\n| 1 | 2 |' },
      { kind: 'code', text: '# no heading' },
      { kind: 'paragraph', text: 'end' },
    ])
  })

  it('joins the lines of a quote', () => {
    expect(parseBlocks('> Say this\n> word for word.')).toEqual([
      { kind: 'quote', text: 'Say this word for word.' },
    ])
  })

  it('reads any text to its end without losing a word', () => {
    const line = fc.constantFrom(
      '# h',
      'word',
      '- thing',
      '1. step',
      '```',
      '> q',
      '| c |',
      '',
      '  x',
    )
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const shown = JSON.stringify(parseBlocks(lines.join('\n')))
        for (const kept of ['word', 'thing', 'step']) {
          const count = (text: string) => text.split(kept).length
          expect(count(shown)).toBe(count(lines.join('\n')))
        }
      }),
    )
  })
})
