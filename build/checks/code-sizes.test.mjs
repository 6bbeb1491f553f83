import { describe, expect, it } from 'vitest'
import { oversized } from './code-sizes.mjs'
import { functionSizes } from './function-sizes.mjs'

/** @param {number} count */
const statements = (count) => 'work()\n'.repeat(count)

describe('code sizes', () => {
  it('name a file of more than 400 lines', () => {
    const files = new Map([
      ['src-main/long.ts', statements(401)],
      ['src-main/full.ts', statements(400)],
    ])
    expect(oversized(files)).toEqual(['src-main/long.ts: 401 lines, at most 400'])
  })

  it('name a function of more than 50 lines, but not in tests', () => {
    const text = `\nexport const tooMuch = () => {\n${statements(49)}}`
    const files = new Map([
      ['src-main/wide.ts', text],
      ['src-main/wide.test.ts', text],
      ['src-main/fits.ts', text.replace('work()\n', '')],
    ])
    expect(oversized(files)).toEqual(['src-main/wide.ts:2: tooMuch has 51 lines, at most 50'])
  })

  it('count neither comments nor blank lines', () => {
    const text = 'class A {\n  run() {\n\n    // why\n    /* and\n       how */\n    work()\n  }\n}'
    expect(functionSizes('a.ts', text)).toEqual([{ name: 'run', line: 2, lines: 3 }])
  })
})
