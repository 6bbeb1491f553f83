import { describe, expect, it } from 'vitest'
import { compileShorthand } from './shorthand'

const inFull = compileShorthand({ proj: 'projector', wont: "won't", w: 'with', 'w/o': 'without' })

describe('shorthand', () => {
  it('is written out, word by word', () => {
    expect(inFull('Proj wont start w/o remote')).toBe("projector won't start without remote")
  })

  it('is not found inside other words', () => {
    expect(inFull('project wonton w2')).toBe('project wonton w2')
  })

  it('once written out stays as it is', () => {
    const once = inFull('the proj wont play w sound')
    expect(inFull(once)).toBe(once)
  })
})
