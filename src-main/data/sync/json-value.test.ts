import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toJson } from './json-value'

const cyclic: unknown[] = []
cyclic.push(cyclic)

describe('toJson', () => {
  it.each([
    ['half a character', '\ud83d'],
    ['half a character within', { a: ['x\udc00y'] }],
    ['half a character in a name', { '\ud800': 1 }],
    ['NUL', 'a\0b'],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['undefined', undefined],
    ['undefined within', { a: undefined }],
    ['a hole', new Array(2)],
    ['a date', new Date(0)],
    ['a big integer', 1n],
    ['a function', () => 1],
    ['a cycle', cyclic],
  ])('refuses %s', (_, value) => {
    expect(() => toJson(value, 'title')).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }))
  })

  it('lets through whatever JSON gives back unchanged', () => {
    const value = fc
      .jsonValue({ stringUnit: 'grapheme' })
      .filter((each) => !/\\u0000/.test(JSON.stringify(each)))
    fc.assert(fc.property(value, (each) => toJson(each, 'value') === each))
  })
})
