import type { Person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import {
  type SettingValue,
  settingKeys,
  type settingsRoutes,
} from '@shared/settings/settings-contract'
import type { z } from 'zod'
import type { DeskWriter } from '../../data/sync/desk-writer'
import type { Clock } from '../../platform/clock'
import { newId } from '../../platform/ids'
import type { SettingStore } from './setting-store'
import { boundsOf, type ConfiguredShares, defaultOf, type SettingKey } from './setting-values'

type SettingChange = z.output<(typeof settingsRoutes)['settings.change']['input']>

/** What administrators decide for the club; a change is seen at once and waits in the outbox. */
export class SettingsService {
  constructor(
    private readonly the: {
      readonly store: SettingStore
      readonly writer: DeskWriter
      readonly person: Person
      readonly configured: ConfiguredShares
      readonly clock: Clock
    },
  ) {}

  list(): SettingValue[] {
    return settingKeys.map((key) => this.show(key))
  }

  /** @throws AppError SETTING_OUT_OF_BOUNDS, DISK_FULL … */
  change(change: SettingChange): SettingValue {
    checkBounds(change)
    const { key, value } = change
    if (value === null) this.remove(key)
    else this.put(key, value)
    return this.show(key)
  }

  private show(key: SettingKey): SettingValue {
    const own = this.the.store.all().get(key)
    const fallback = defaultOf(key, this.the.configured)
    return {
      key,
      value: own?.value ?? fallback,
      default: fallback,
      changedBy: own?.changedBy ?? null,
      changedAt: own?.changedAt ?? null,
    }
  }

  private put(key: SettingKey, value: number | string): void {
    const { store, writer, person, clock } = this.the
    const id = store.idOf(key)
    const given = { value, changedBy: person.id, changedAt: clock.now().toISOString() }
    writer.write((changes) =>
      id === null
        ? changes.insert('settings', { id: newId(), key, scope: null, ...given })
        : changes.update('settings', id, given),
    )
  }

  private remove(key: SettingKey): void {
    const id = this.the.store.idOf(key)
    if (id !== null) this.the.writer.write((changes) => changes.delete('settings', id))
  }
}

function checkBounds({ key, value }: SettingChange): void {
  const bounds = boundsOf(key)
  if (bounds === null || typeof value !== 'number') return
  const { least, most } = bounds
  if (value >= least && value <= most) return
  throw new AppError(
    'SETTING_OUT_OF_BOUNDS',
    `This may be ${least} at least and ${most} at most, not ${value}.`,
  )
}
