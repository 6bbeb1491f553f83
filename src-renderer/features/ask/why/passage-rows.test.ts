import type { Span } from '@shared/traces/trace-contract'
import { expect, it } from 'vitest'
import { passageRows } from './passage-rows'

const step = (name: string, attributes: Span['attributes']): Span => ({
  ...{ spanId: name, parentSpanId: 'ask', name, startMs: 0, durationMs: 1, status: 'ok' },
  attributes,
})

const rows = (attributes: Span['attributes']) =>
  passageRows([step('route', {}), step('tier knowledge', attributes)]).map(({ value }) => value)

it('says how many passages were weighed and how likely they answer', () => {
  const found = { 'clubos.retrieval.candidates': 12, 'clubos.retrieval.probability': 0.874 }
  expect(rows(found)).toEqual(['12', '0.87'])
  expect(rows({ ...found, 'clubos.retrieval.candidates': 0 })).toEqual(['0'])
})

it('says nothing where no passage was looked for', () => {
  expect(passageRows([step('route', {})])).toEqual([])
})
