import { expect, it } from 'vitest'
import { attributeHint } from './attribute-hint'

it('shows the first attributes that are short', () => {
  const attributes = {
    'clubos.sha256': 'a'.repeat(64),
    'clubos.cache.hit': false,
    'clubos.cache.outcome': 'miss',
    'clubos.candidate_count': 3,
    'clubos.head': 0.0031,
  }
  expect(attributeHint(attributes)).toBe('miss · candidate count 3')
})
