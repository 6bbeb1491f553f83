import { readFileSync } from 'node:fs'
import { labels } from '@shared/ask/assistant'
import { normaliseQuestion } from '@shared/ask/question-text'
import { expect, it } from 'vitest'
import { readExamples } from './seed-examples'

it('names the line that is wrong and the labels that are right', () => {
  const lines = '{"text":"hi","label":"none"}\n{"text":"hi","label":"nobody"}\n'
  expect(() => readExamples(lines, 'mine.jsonl')).toThrow(/mine\.jsonl, line 2.*emergency/)
  expect(() => readExamples('{"text":', 'mine.jsonl')).toThrow(/line 1/)
})

it('ships at least 60 examples of every label, none of them twice', () => {
  const examples = readExamples(readFileSync('resources/routing/examples.jsonl', 'utf8'), 'seed')
  for (const label of labels) {
    expect(examples.filter((example) => example.label === label).length).toBeGreaterThanOrEqual(60)
  }
  const texts = examples.map(({ text }) => normaliseQuestion(text))
  expect(new Set(texts).size).toBe(texts.length)
})
