import { isDeepStrictEqual } from 'node:util'
import { AppError } from '@shared/ipc/app-error'
import type { WriteDb } from '../sqlite/local-database'
import { versionsHold } from './bootstrap'
import type { Entity } from './entities'
import { toJson } from './json-value'
import { columnsOf, readRow } from './mirror-rows'
import { queueOperation } from './operation-queue'
import type { Changes, Json, Operation } from './protocol'
import { ensureShadow, showOverlay } from './shadow-rows'
import type { Entities, Row, RowKey, SyncCopy, Touched } from './sync-copy'

/** Columns that the central database alone sets. */
type SetCentrally = 'version' | 'syncSeq' | 'updatedBy' | 'updatedAt' | 'deletedAt'

type Inserted<E extends Entity> = E['mirror']['$inferInsert']
export type NewRow<E extends Entity> = Omit<Inserted<E>, SetCentrally> & { readonly id: string }
export type ChangedFields<E extends Entity> = {
  readonly [Key in Exclude<keyof Inserted<E>, SetCentrally | 'id'>]?: Inserted<E>[Key] | undefined
}

type Values = Readonly<Record<string, unknown>>

/**
 * What one person changes in one local transaction. Each change is seen at once in the copy and
 * waits in the outbox for the central database.
 */
export class LocalChanges<Known extends Entities> {
  constructor(
    private readonly db: WriteDb,
    private readonly the: Pick<SyncCopy, 'clock' | 'newId'> & { readonly entities: Known },
    private readonly touched: Touched,
  ) {}

  /** @throws AppError INVALID_VALUE, TOO_LARGE, ALREADY_THERE */
  insert<Name extends keyof Known & string>(name: Name, row: NewRow<Known[Name]>): void {
    const entity = this.the.entities[name] as Entity
    if (readRow(this.db, entity, row.id) !== null) {
      throw new AppError('ALREADY_THERE', 'This exists already.')
    }
    const { id: _, ...given } = columnValues(entity, row)
    const changes = Object.fromEntries(
      Object.entries(given).map(([column, to]) => [column, { to }]),
    )
    this.make({ entity: name, rowId: row.id, kind: 'insert', baseVersion: 0, changes })
  }

  /**
   * Fields that have the value already are left out.
   * @throws AppError NOT_FOUND, INVALID_VALUE, TOO_LARGE
   */
  update<Name extends keyof Known & string>(
    name: Name,
    id: string,
    fields: ChangedFields<Known[Name]>,
  ): void {
    this.change(name, id, { fields: fields as Values })
  }

  /**
   * As `update`, but it goes only once the last change of that other row was applied.
   * @throws AppError NOT_FOUND, INVALID_VALUE, TOO_LARGE
   */
  updateAfter<Name extends keyof Known & string>(
    after: RowKey,
    name: Name,
    { id, ...fields }: ChangedFields<Known[Name]> & { readonly id: string },
  ): void {
    this.change(name, id, { fields: fields as Values, after })
  }

  /** @throws AppError NOT_FOUND */
  delete<Name extends keyof Known & string>(name: Name, id: string): void {
    const baseVersion = this.versionOf(this.present(this.the.entities[name] as Entity, id))
    this.make({ entity: name, rowId: id, kind: 'delete', baseVersion, changes: {} })
  }

  private change(
    name: string,
    id: string,
    { fields, after }: { readonly fields: Values; readonly after?: RowKey },
  ): void {
    const entity = this.the.entities[name] as Entity
    const seen = this.present(entity, id)
    const changes = changesFrom(seen, columnValues(entity, fields))
    if (Object.keys(changes).length === 0) return
    const baseVersion = this.versionOf(seen)
    this.make({ entity: name, rowId: id, kind: 'update', baseVersion, changes }, after)
  }

  private present(entity: Entity, id: string): Row {
    const row = readRow(this.db, entity, id)
    if (row === null) throw new AppError('NOT_FOUND', 'This is no longer there.')
    return row
  }

  private versionOf({ version }: Row): number {
    return typeof version === 'number' && versionsHold(this.db) ? version : 0
  }

  private make(change: Omit<Operation, 'opId' | 'madeAt' | 'dependsOn'>, after?: RowKey): void {
    const { db, the } = this
    const key = { entity: change.entity, id: change.rowId }
    ensureShadow(db, the.entities[change.entity] as Entity, key)
    const madeAt = the.clock.now().toISOString()
    queueOperation(db, the.entities, { ...change, opId: the.newId(), madeAt, after })
    showOverlay(db, the.entities, key)
    this.touched.add(key)
  }
}

/** By column, each a value that every database can hold. */
function columnValues(entity: Entity, values: Values): Record<string, Json> {
  const known = new Map(columnsOf(entity))
  const entries = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]) => {
      const column = known.get(property)
      if (column === undefined) throw new TypeError(`There is no column for “${property}”`)
      return [column.name, toJson(value, property)] as const
    })
  return Object.fromEntries(entries)
}

function changesFrom(seen: Row, values: Readonly<Record<string, Json>>): Changes {
  const different = Object.entries(values).filter(
    ([column, to]) => !isDeepStrictEqual(seen[column] ?? null, to),
  )
  return Object.fromEntries(
    different.map(([column, to]) => [column, { from: seen[column] ?? null, to }]),
  )
}
