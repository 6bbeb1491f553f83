import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInline, plainText } from './inline-markdown'

const text = (value: string) => ({ kind: 'text', text: value })

describe('parseInline', () => {
  it('reads bold, italics and code', () => {
    expect(parseInline('Hold **Ctrl Alt Del**, end _Studio_, run `reset.bat`')).toEqual([
      text('Hold '),
      { kind: 'strong', children: [text('Ctrl Alt Del')] },
      text(', end '),
      { kind: 'emphasis', children: [text('Studio')] },
      text(', run '),
      { kind: 'code', text: 'reset.bat' },
    ])
  })

  it('reads italics inside bold and bold inside italics', () => {
    expect(parseInline('**a *b* c**')).toEqual([
      {
        kind: 'strong',
        children: [text('a '), { kind: 'emphasis', children: [text('b')] }, text(' c')],
      },
    ])
    expect(parseInline('*a **b** c*')).toEqual([
      {
        kind: 'emphasis',
        children: [text('a '), { kind: 'strong', children: [text('b')] }, text(' c')],
      },
    ])
  })

  it.each([
    '2 * 3 * 4',
    'the snake_case_name',
    'an unclosed **mark',
    '** spaced **',
    '****',
    'a lone ` tick',
    '<img src=x onerror=alert(1)>',
    '[click](javascript:alert(1))',
  ])('leaves %j as it was typed', (source) => {
    expect(parseInline(source)).toEqual([text(source)])
  })

  it('drops the backslash of an escaped mark', () => {
    expect(parseInline('\\*not italics\\*')).toEqual([text('*not italics*')])
  })

  it('keeps every character but marks and backslashes', () => {
    const source = fc.string({ unit: fc.constantFrom('a', ' ', '*', '_', '`', '\\', 'é', '<') })
    const bare = (value: string) => value.replace(/[*_`\\]/g, '')
    fc.assert(
      fc.property(source, (value) => {
        expect(bare(plainText(parseInline(value)))).toBe(bare(value))
      }),
    )
  })

  // A parser that tried every way to close them would not come to an end.
  it('comes to an end with very many unclosed marks', () => {
    const source = '*a _b '.repeat(2_000)
    expect(plainText(parseInline(source))).toBe(source)
  })
})
