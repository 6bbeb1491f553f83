import type { Clock } from '../../platform/clock'
import type { LocalDatabase, WriteDb } from '../sqlite/local-database'
import type { Entity } from './entities'
import type { Json } from './protocol'

export type Entities = Readonly<Record<string, Entity>>

/** A row by the names of its database columns. */
export type Row = Readonly<Record<string, Json>>

export interface RowKey {
  readonly entity: string
  readonly id: string
}

/** Rows whose content on this device became another one. */
export interface ChangedRows {
  readonly entity: string
  readonly ids: readonly string[]
}

/** What a process learns while it keeps a copy current; a new connection goes on with it. */
export interface Known {
  /** Where this process left the cursor. */
  cursor: number
  /** How many rows the line carries at once, as far as it was tried. */
  pageSize: number
}

/** This device's copy and what the parts of sync share about it. */
export interface SyncCopy {
  readonly local: LocalDatabase
  readonly entities: Entities
  readonly clock: Clock
  readonly newId: () => string
  /** How `derive` works: when it becomes another, the whole copy is fetched and derived from anew. */
  readonly derivedBy?: string
  /** Runs in the transaction that changed these rows: what is derived from them is made anew. */
  readonly derive?: (db: WriteDb, changed: readonly ChangedRows[]) => void
  /** After each commit, whoever made it. */
  readonly onChanged: (changed: readonly ChangedRows[]) => void
  readonly known: Known
  /** Another process with the same file fetched something, no matter what. */
  readonly onFetchedElsewhere?: () => void
}

/** Collects what one transaction changed. */
export class Touched {
  private readonly byEntity = new Map<string, Set<string>>()

  add({ entity, id }: RowKey): void {
    const ids = this.byEntity.get(entity)
    if (ids === undefined) this.byEntity.set(entity, new Set([id]))
    else ids.add(id)
  }

  /** What was collected so far; from here on it is collected anew. */
  take(): readonly ChangedRows[] {
    const list = this.list()
    this.byEntity.clear()
    return list
  }

  idsOf(entity: string): readonly string[] {
    return [...(this.byEntity.get(entity) ?? [])]
  }

  list(): readonly ChangedRows[] {
    return [...this.byEntity].map(([entity, ids]) => ({ entity, ids: [...ids] }))
  }
}
