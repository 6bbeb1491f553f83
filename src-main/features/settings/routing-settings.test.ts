import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { labels } from '@shared/ask/assistant'
import { escalationChannels, routingSettings } from '@shared/settings/settings-contract'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { localMigrations, temporaryFolder } from '../../data/postgres/testing/test-server'
import { openLocalDatabase } from '../../data/sqlite/open-local-database'
import { settings } from '../../data/sqlite/schema/local-settings'
import { silentLogger } from '../../platform/logger'
import { liveRoutingRules } from './routing-settings'
import { SettingStore } from './setting-store'
import type { ConfiguredShares } from './setting-values'

const folder = temporaryFolder()
const file = join(folder, 'local', 'copy.sqlite')
const local = openLocalDatabase({ file, migrations: localMigrations, logger: silentLogger })
const store = new SettingStore(local.read)

afterAll(() => {
  local.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(() => {
  local.write((db) => db.delete(settings).run())
})

function put(key: string, value: unknown, more: { scope?: string; syncSeq?: number } = {}): void {
  const { scope = null, syncSeq = 1 } = more
  const at = '2026-11-20T12:00:00.000Z'
  local.write((db) =>
    db
      .insert(settings)
      .values({
        ...{ id: `${key}/${scope}/${syncSeq}`, key, scope, value, changedBy: 'somebody' },
        ...{ changedAt: at, version: 1, syncSeq, updatedAt: at },
      })
      .run(),
  )
}

const rules = (configured: ConfiguredShares = {}) =>
  liveRoutingRules({ store, configured, logger: silentLogger })()

describe('routing settings', () => {
  it('are the app’s own where nobody said anything', () => {
    expect(rules()).toMatchObject({
      ...{ specialistAt: 0.7, generalAt: 0.6, emergencyAt: 0.5, outOfScopeAt: 0.5 },
      afterHoursChannel: 'after-hours',
    })
    expect(labels.map((label) => rules().channelOf(label))).toContain('technical')
  })

  it('are the club’s before the managed configuration’s before the app’s', () => {
    put('routing.specialist-at', 0.9)
    expect(rules({ specialistAt: 0.8, generalAt: 0.7 })).toMatchObject({
      ...{ specialistAt: 0.9, generalAt: 0.7, emergencyAt: 0.5 },
    })
  })

  it('are never outside their bounds, whoever wrote them', () => {
    put('routing.emergency-at', 1)
    expect(rules({ generalAt: 0 })).toMatchObject({ emergencyAt: 0.7, generalAt: 0.4 })
  })

  it.each([['high'], [{ at: 0.9 }], [[0.9]], [true]])('ignore the value %j', (value) => {
    put('routing.specialist-at', value)
    put('escalation.channel.emergency', value === 'high' ? 'Not A Channel' : value)
    expect(rules().specialistAt).toBe(0.7)
    expect(rules().channelOf('emergency')).toBe('emergency')
  })

  it('do not know keys of a newer app, nor those of one place', () => {
    put('routing.of-tomorrow', 0.9)
    put('routing.specialist-at', 0.9, { scope: 'truro' })
    expect(rules().specialistAt).toBe(0.7)
  })

  it('are the central one where there are two of a key', () => {
    put('routing.specialist-at', 0.9, { syncSeq: 7 })
    put('routing.specialist-at', 0.8, { syncSeq: 0 })
    expect(rules().specialistAt).toBe(0.9)
  })

  it('hold on to what was read last when the copy is gone', () => {
    let gone = false
    const all = () => {
      if (gone) throw new Error('no copy')
      return store.all()
    }
    put('routing.specialist-at', 0.9)
    const live = liveRoutingRules({ store: { all }, configured: {}, logger: silentLogger })
    live()
    gone = true
    expect(live().specialistAt).toBe(0.9)
  })

  it('survive any stored value', () => {
    const keys = [...Object.keys(routingSettings), ...Object.keys(escalationChannels)]
    const values = fc.jsonValue().filter((value) => value !== null)
    fc.assert(
      fc.property(fc.constantFrom(...keys), values, (key, value) => {
        local.write((db) => db.delete(settings).run())
        put(key, value)
        const { emergencyAt, channelOf } = rules()
        expect(emergencyAt).toBeGreaterThanOrEqual(0.1)
        expect(emergencyAt).toBeLessThanOrEqual(0.7)
        for (const label of labels) expect(channelOf(label)).toMatch(/^#?[a-z0-9]/)
      }),
      { numRuns: 50 },
    )
  })
})
