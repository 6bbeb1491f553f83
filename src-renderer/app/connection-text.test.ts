import type { SyncStatus } from '@shared/sync/sync-contract'
import { describe, expect, it } from 'vitest'
import { connectionText } from './connection-text'

const now = new Date(2025, 10, 22, 18, 0)
const since = new Date(2025, 10, 22, 14, 2).toISOString()
const online = { state: 'online', since, lastPulledAt: since, reason: null } as const
const offline = { state: 'offline', since, lastPulledAt: null, reason: 'gone' } as const

const idle: SyncStatus = {
  queue: [],
  queued: 0,
  held: 0,
  heldReasons: [],
  conflicts: 0,
  deadLetters: 0,
  clockAheadMs: 0,
  fetchingCopy: null,
}

describe('connectionText', () => {
  it('says since when it is offline, and how much waits', () => {
    const told = (sync: SyncStatus | null) => connectionText({ connection: offline, sync }, now)
    expect(told(null)).toBe('Offline since 14:02')
    expect(told(idle)).toBe('Offline since 14:02')
    expect(told({ ...idle, queued: 1_204 })).toBe('Offline since 14:02 · 1,204 queued')
  })

  it('claims to be synced only after a sync', () => {
    expect(connectionText({ connection: online, sync: idle })).toBe('Online · synced')
    const first = { ...online, lastPulledAt: null }
    expect(connectionText({ connection: first, sync: null })).toBe('Online')
  })

  it('says how many changes are on their way, without those that wait for the server', () => {
    const told = (queued: number, held: number) =>
      connectionText({ connection: online, sync: { ...idle, queued, held } })
    expect(told(3, 0)).toBe('Syncing 3…')
    expect(told(3, 1)).toBe('Syncing 2…')
    expect(told(2, 2)).toBe('Online · synced')
  })

  it('says when a whole copy is being fetched', () => {
    const sync = { ...idle, fetchingCopy: { rows: 400 } }
    expect(connectionText({ connection: online, sync })).toBe('Fetching a new copy…')
  })

  it('says when the database is there and the copy could not be updated', () => {
    const full = { ...online, reason: 'The disk is full.' }
    expect(connectionText({ connection: full, sync: idle })).toBe('Online · not updated')
  })
})
