import type { TraceSummary } from '@shared/traces/trace-contract'
import { describe, expect, it } from 'vitest'
import { traceQuery, wouldList } from './trace-query'
import { noFilters } from './trace-store'

const trace: TraceSummary = {
  traceId: 'a1',
  question: 'TrackMan frozen',
  askedAt: 'now',
  askedBy: 'Dana',
  locationId: 'harbour',
  assistant: 'tech',
  confidence: 0.97,
  tier: 'knowledge',
  durationMs: 41,
  status: 'answered',
}

describe('traceQuery', () => {
  it('leaves out what does not filter', () => {
    expect(traceQuery(noFilters, null)).toEqual({})
    expect(traceQuery({ ...noFilters, search: ' bay ' }, 'harbour')).toEqual({
      search: 'bay',
      locationId: 'harbour',
    })
  })
})

describe('wouldList', () => {
  it('counts a trace that the filters let through', () => {
    expect(wouldList({}, trace)).toBe(true)
    expect(wouldList({ search: 'FROZEN', assistant: 'tech', locationId: 'harbour' }, trace)).toBe(
      true,
    )
  })

  it.each([
    { search: 'door' },
    { assistant: 'booking' },
    { status: 'failed' },
    { locationId: 'north' },
  ] as const)('does not count one that %j keeps out', (query) =>
    expect(wouldList(query, trace)).toBe(false),
  )
})
