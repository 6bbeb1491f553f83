import { mayBecome, ticketStatuses } from '@shared/tickets/ticket-status'
import { describe, expect, it } from 'vitest'
import { statusPath } from './status-path'

const pairs = ticketStatuses.flatMap((from) => ticketStatuses.map((to) => [from, to] as const))

describe('the way from one status to another', () => {
  it.each(pairs)('%s to %s: allowed moves, and no more than two', (from, to) => {
    const path = statusPath(from, to)
    let at = from
    for (const next of path) {
      expect(mayBecome(at, next)).toBe(true)
      at = next
    }
    expect(at).toBe(to)
    expect(path.length).toBeLessThanOrEqual(from === to ? 0 : 2)
  })
})
