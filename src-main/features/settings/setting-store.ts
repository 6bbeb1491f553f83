import { settingKeys } from '@shared/settings/settings-contract'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { ReadDb } from '../../data/sqlite/local-database'
import { staffNames } from '../../data/sqlite/schema/local-people'
import { settings } from '../../data/sqlite/schema/local-settings'
import { type SettingKey, usableValue } from './setting-values'

/** What an administrator set for the whole club. */
export interface ClubSetting {
  readonly id: string
  readonly value: number | string
  readonly changedBy: string | null
  /** ISO 8601, UTC. */
  readonly changedAt: string
}

/** The club's own settings in this device's copy. */
export class SettingStore {
  constructor(private readonly db: ReadDb) {}

  /** By key; what cannot be used is left out. */
  all(): ReadonlyMap<SettingKey, ClubSetting> {
    return new Map(
      this.rows().flatMap(({ key, value: stored, ...row }) => {
        const known = settingKeys.find((each) => each === key)
        const value = known === undefined ? null : usableValue(known, stored)
        return known === undefined || value === null ? [] : [[known, { ...row, value }] as const]
      }),
    )
  }

  /** The row to change, even where its value cannot be used. */
  idOf(key: SettingKey): string | null {
    return this.rows().findLast((row) => row.key === key)?.id ?? null
  }

  /** One of our own that another one came before has no number yet, and is not the last of its key. */
  private rows() {
    const { id, key, value, changedAt, scope, deletedAt, syncSeq } = settings
    return this.db
      .select({ id, key, value, changedAt, changedBy: staffNames.name })
      .from(settings)
      .leftJoin(staffNames, eq(staffNames.id, settings.changedBy))
      .where(and(isNull(scope), isNull(deletedAt), inArray(key, [...settingKeys])))
      .orderBy(asc(syncSeq))
      .all()
  }
}
