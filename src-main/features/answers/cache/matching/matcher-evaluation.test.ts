import { expect, it } from 'vitest'
import { figuresOf, judgePairs } from './matcher-evaluation'
import { readQuestionPairs } from './question-pairs'
import { shippedTestMatcher } from './testing/shipped-test-matcher'

const same = Float32Array.of(1, 0)
const matcher = shippedTestMatcher()
const pair = (a: string, b: string, isSame: boolean) => ({
  ...{ a, b, same: isSame, vectorA: same, vectorB: same },
})

it('counts hits among what is the same and false hits among what is not', () => {
  const pairs = [
    pair('How do I reset my password?', 'How can I reset my password?', true),
    pair('When do you open?', 'When do you close?', true),
    pair('When do you open?', 'When do you close?', false),
    pair('Can I bring food?', 'May I bring food?', false),
  ]
  const figures = figuresOf(judgePairs(pairs, matcher, []))
  expect(figures).toMatchObject({ hitRate: 0.5, falseHitRate: 0.5 })
  expect(figures.falseHits.map(({ b }) => b)).toEqual(['May I bring food?'])
  expect(figures.refusals.opposites).toEqual({ same: 1, different: 1 })
  expect(figures.p95Ms).toBeGreaterThanOrEqual(0)
})

it('has no rates where there is nothing to count', () => {
  expect(figuresOf([])).toMatchObject({ hitRate: null, falseHitRate: null, p95Ms: 0 })
})

it('reads pairs from JSON lines and says which line is none', () => {
  const line = '{"a":"x","b":"y","same":true,"kind":"any"}'
  expect(readQuestionPairs(`\uFEFF${line}\r\n\n${line}\n`, 'pairs.jsonl')).toHaveLength(2)
  expect(() => readQuestionPairs(`${line}\n{"a":"x","same":1}`, 'pairs.jsonl')).toThrow(
    /pairs.jsonl, line 2/u,
  )
  expect(() => readQuestionPairs('\n \n', 'pairs.jsonl')).toThrow(/no pairs/u)
})
