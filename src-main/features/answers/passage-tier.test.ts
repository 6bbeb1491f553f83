import { describe, expect, it } from 'vitest'
import { PassageTier } from './passage-tier'

const composed = {
  blocks: [{ kind: 'paragraph' as const, text: 'Yes.', citation: 1 }],
  citations: [],
}
const span = { set: () => undefined }

const tier = (found: Partial<{ sure: boolean; candidates: number }>, canWrite = false) =>
  new PassageTier({
    search: () => ({
      composed: found.sure === false ? null : composed,
      probability: 0.5,
      candidates: found.candidates ?? 1,
    }),
    canWrite: () => canWrite,
  })

const asked = (question: string, assistant: 'brand' | 'tech' = 'tech') => ({
  ...{ question, vector: null, assistants: [assistant] },
  scope: { audiences: ['public' as const], locationId: null },
})

describe('the passages', () => {
  it('answer in their own words where one is likely enough', () => {
    expect(tier({}).answer(asked('is it?'), span)).toMatchObject({
      outcome: 'answered',
      ...composed,
    })
  })

  it.each([
    [{ sure: false }, 'not-sure-enough'],
    [{ sure: false, candidates: 0 }, 'nothing-found'],
  ])('pass with what was missing: %o', (found, reason) => {
    expect(tier(found).answer(asked('is it?'), span)).toEqual({ outcome: 'passed', reason })
  })

  it('say what the rules for texts say, and no procedure, where a text is wanted', () => {
    const searched: unknown[] = []
    const asking = new PassageTier({
      search: (one) => {
        searched.push(one.only)
        return { composed, probability: 1, candidates: 1 }
      },
      canWrite: () => false,
    })
    asking.answer(asked('write a text: bay 3 is closed', 'brand'), span)
    asking.answer(asked('do we say bay', 'brand'), span)
    expect(searched).toEqual(['brand', undefined])
  })

  it('leave a text to a model that can write it, and say what they say where it cannot', () => {
    const wanted = asked('rewrite this: "your bay is late"', 'brand')
    expect(tier({}, true).answer(wanted, span)).toEqual({
      ...{ outcome: 'passed', reason: 'text-to-write', fallback: composed },
    })
    expect(tier({}).answer(wanted, span).outcome).toBe('answered')
    expect(tier({}, true).answer(asked('do we say bay', 'brand'), span).outcome).toBe('answered')
  })
})
