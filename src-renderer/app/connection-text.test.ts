import { describe, expect, it } from 'vitest'
import { connectionText } from './connection-text'

const now = new Date(2025, 10, 22, 18, 0)
const since = new Date(2025, 10, 22, 14, 2).toISOString()

describe('connectionText', () => {
  it('says since when it is offline', () => {
    const connection = { state: 'offline', since, lastPulledAt: null, reason: 'gone' } as const
    expect(connectionText(connection, now)).toBe('Offline since 14:02')
  })

  it('claims to be synced only after a sync', () => {
    const online = { state: 'online', since, reason: null } as const
    expect(connectionText({ ...online, lastPulledAt: since }, now)).toBe('Online · synced')
    expect(connectionText({ ...online, lastPulledAt: null }, now)).toBe('Online')
  })

  it('says when the database is there and the copy could not be updated', () => {
    const full = {
      state: 'online',
      since,
      lastPulledAt: since,
      reason: 'The disk is full.',
    } as const
    expect(connectionText(full, now)).toBe('Online · not updated')
  })
})
