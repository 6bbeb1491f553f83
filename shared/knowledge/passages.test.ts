import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitPassages } from './passages'

const texts = (markdown: string) => splitPassages(markdown).map(({ text }) => text)
const headings = (markdown: string) => splitPassages(markdown).map(({ heading }) => heading)
const paths = (markdown: string) => splitPassages(markdown).map(({ path }) => path)

describe('splitPassages', () => {
  it('gives each section its own text, without its sub-sections', () => {
    expect(splitPassages('# Doors\nUse the PIN.\n\n## At night\n\n1. Wait.\n2. Knock.\n')).toEqual([
      { ordinal: 0, heading: 'Doors', path: 'Doors', text: 'Use the PIN.' },
      { ordinal: 1, heading: 'At night', path: 'Doors › At night', text: '1. Wait.\n2. Knock.' },
    ])
  })

  it('keeps text above the first heading', () => {
    expect(splitPassages('Read this first.\n# A\nb')[0]).toEqual({
      ordinal: 0,
      heading: '',
      path: '',
      text: 'Read this first.',
    })
  })

  it('leaves out sections without text but keeps them in the path', () => {
    expect(paths('# A\n## B\n### C\ntext\n## D\nmore')).toEqual(['A › B › C', 'A › D'])
  })

  it('finds the parents of headings that skip levels', () => {
    expect(paths('### deep\na\n# top\nb\n#### far\nc\n## near\nd')).toEqual([
      'deep',
      'top',
      'top › far',
      'top › near',
    ])
  })

  it.each([
    ['back-ticks', '# A\n```sh\n# not a heading\n```\nafter'],
    ['tildes', '# A\n~~~\n# not\n```\n# not\n~~~\nafter'],
    ['a longer fence', '# A\n````\n```\n# not\n````\nafter'],
    ['a fence never closed', '# A\n```\n# not\nafter'],
  ])('treats # inside code fenced by %s as text', (_, markdown) => {
    expect(headings(markdown)).toEqual(['A'])
    expect(texts(markdown)[0]).toMatch(/after$/)
  })

  it('knows underlined headings, and tells them from rules, lists and tables', () => {
    expect(headings('Wifi\n====\na\n\nGuests\n---\nb')).toEqual(['Wifi', 'Guests'])
    expect(headings('# A\ntext\n\n---\nmore')).toEqual(['A'])
    expect(headings('# A\n- item\n---\nmore')).toEqual(['A'])
    expect(headings('# A\n| a |\n---\nmore')).toEqual(['A'])
  })

  it('reads headings as people write them', () => {
    expect(headings('## Prices ##\na\n#Hash tag\n##\tTab\nb\n####### seven\n')).toEqual([
      'Prices',
      'Tab',
    ])
    expect(texts('    # indented code')).toEqual(['    # indented code'])
  })

  it('copes with any line ends', () => {
    expect(splitPassages('# A\r\none\r\ntwo\r\n# B\rthree')).toEqual([
      { ordinal: 0, heading: 'A', path: 'A', text: 'one\r\ntwo' },
      { ordinal: 1, heading: 'B', path: 'B', text: 'three' },
    ])
  })

  it('finds nothing in nothing', () => {
    expect(splitPassages('')).toEqual([])
    expect(splitPassages('\n \n# only a heading\n\n')).toEqual([])
  })
})

const line = fc.oneof(
  fc.constantFrom(
    '',
    '   ',
    '# One',
    '## Two',
    '### Three ###',
    '---',
    '===',
    '```',
    '~~~',
    '> quote',
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[\r\n]/g, ' ')),
  fc.constantFrom('- item', '1. step', '    # code', 'Plain words.'),
)
const markdown = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => lines.join(end))

describe('splitPassages on any Markdown', () => {
  it('cuts texts out of the document unchanged, in order, without overlap', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        let from = 0
        for (const { text } of splitPassages(source)) {
          const at = source.indexOf(text, from)
          expect(at).toBeGreaterThanOrEqual(from)
          from = at + text.length
        }
      }),
    )
  })

  it('loses no line: each stands in a text, in a heading, or is blank or an underline', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const passages = splitPassages(source)
        const kept = passages.flatMap(({ text }) => text.split(/\r\n|\n|\r/)).length
        const dropped = source
          .split(/\r\n|\n|\r/)
          .filter((text) => text.trim() !== '' && !/^ {0,3}(#{1,6}(\s|$)|=+\s*$|-+\s*$)/.test(text))
        const everything = passages.map(({ text, path }) => `${path}\n${text}`).join('\n')
        for (const text of dropped) {
          if (kept > 0 && !isHeadingOnly(source, text)) expect(everything).toContain(text.trim())
        }
      }),
    )
  })

  it('numbers passages from zero and never gives an empty one', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        splitPassages(source).forEach((passage, index) => {
          expect(passage.ordinal).toBe(index)
          expect(passage.text.trim()).not.toBe('')
          expect(passage.path.endsWith(passage.heading)).toBe(true)
        })
      }),
    )
  })

  it('gives the same sections for LF and CRLF', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const plain = splitPassages(lines.join('\n'))
        const windows = splitPassages(lines.join('\r\n'))
        expect(
          windows.map(({ text, ...rest }) => ({ ...rest, text: text.replaceAll('\r\n', '\n') })),
        ).toEqual(plain)
      }),
    )
  })
})

/** A line of prose over an underline, whose section has no text. */
function isHeadingOnly(source: string, text: string): boolean {
  const lines = source.split(/\r\n|\n|\r/)
  return lines.some(
    (each, index) => each === text && /^ {0,3}(=+|-+)[ \t]*$/.test(lines[index + 1] ?? ''),
  )
}
