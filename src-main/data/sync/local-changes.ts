import { AppError } from '@shared/ipc/app-error'
import type { WriteDb } from '../sqlite/local-database'
import { versionsHold } from './bootstrap'
import { changesFrom, columnValues, type Values } from './changed-values'
import type { Entity } from './entities'
import { readRows } from './mirror-rows'
import { queueOperations } from './operation-queue'
import type { Operation } from './protocol'
import { ensureShadows, showEffects, showOverlays } from './shadow-rows'
import type { Entities, Row, RowKey, SyncCopy, Touched } from './sync-copy'

/** Columns that the central database alone sets. */
type SetCentrally = 'version' | 'syncSeq' | 'updatedBy' | 'updatedAt' | 'deletedAt'

type Inserted<E extends Entity> = E['mirror']['$inferInsert']
export type NewRow<E extends Entity> = Omit<Inserted<E>, SetCentrally> & { readonly id: string }
export type ChangedFields<E extends Entity> = {
  readonly [Key in Exclude<keyof Inserted<E>, SetCentrally | 'id'>]?: Inserted<E>[Key] | undefined
}

/** What was done to a row that was here before, or was not. */
type Done = Pick<Operation, 'rowId' | 'kind' | 'baseVersion' | 'changes'> & {
  readonly before: Row | null
}

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
    this.insertAll(name, [row])
  }

  /**
   * Many rows in as few statements as one takes.
   * @throws AppError INVALID_VALUE, TOO_LARGE, ALREADY_THERE
   */
  insertAll<Name extends keyof Known & string>(
    name: Name,
    rows: readonly NewRow<Known[Name]>[],
  ): void {
    const entity = this.entity(name)
    const ids = new Set(rows.map(({ id }) => id))
    if (ids.size < rows.length || readRows(this.db, entity, [...ids]).size > 0) {
      throw new AppError('ALREADY_THERE', 'This exists already.')
    }
    const made = rows.map((row) => {
      const { id: _, ...given } = columnValues(entity, row)
      const changes = Object.fromEntries(
        Object.entries(given).map(([column, to]) => [column, { to }]),
      )
      return { rowId: row.id, kind: 'insert', baseVersion: 0, changes, before: null } as const
    })
    this.make(name, made)
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
    this.change(name, new Map([[id, fields as Values]]))
  }

  /**
   * Many rows, each in its own way, in as few statements as one takes.
   * @param fields by the ids of the rows
   * @throws AppError NOT_FOUND, INVALID_VALUE, TOO_LARGE
   */
  updateAll<Name extends keyof Known & string>(
    name: Name,
    fields: ReadonlyMap<string, ChangedFields<Known[Name]>>,
  ): void {
    this.change(name, fields as ReadonlyMap<string, Values>)
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
    this.change(name, new Map([[id, fields as Values]]), after)
  }

  /** @throws AppError NOT_FOUND */
  delete<Name extends keyof Known & string>(name: Name, id: string): void {
    const rows = this.present(name, [id])
    this.make(
      name,
      rows.map((row) => ({ ...row, kind: 'delete', changes: {} })),
    )
  }

  private change(name: string, fields: ReadonlyMap<string, Values>, after?: RowKey): void {
    const entity = this.entity(name)
    const made = this.present(name, [...fields.keys()])
      .map((row) => ({
        ...{ ...row, kind: 'update' as const },
        changes: changesFrom(row.before, columnValues(entity, fields.get(row.rowId) ?? {})),
      }))
      .filter(({ changes }) => Object.keys(changes).length > 0)
    if (made.length > 0) this.make(name, made, after)
  }

  private entity(name: string): Entity {
    return this.the.entities[name] as Entity
  }

  /** Rows as they are here, with the version that changes of them are based on. */
  private present(name: string, ids: readonly string[]) {
    const rows = readRows(this.db, this.entity(name), ids)
    const hold = versionsHold(this.db)
    return ids.map((rowId) => {
      const before = rows.get(rowId)
      if (before === undefined) throw new AppError('NOT_FOUND', 'This is no longer there.')
      const { version } = before
      return { rowId, before, baseVersion: hold && typeof version === 'number' ? version : 0 }
    })
  }

  private make(name: string, done: readonly Done[], after?: RowKey): void {
    const { db, the } = this
    const madeAt = the.clock.now().toISOString()
    const effects = done.map(({ before, ...one }) => ({
      ...{ before, effect: { ...one, entity: name, opId: the.newId(), madeAt } },
    }))
    const made = effects.map(({ effect }) => effect)
    const ids = made.map(({ rowId }) => rowId)
    ensureShadows(
      db,
      name,
      effects.map(({ before: row, effect }) => ({ id: effect.rowId, row })),
    )
    const merged = queueOperations(db, the.entities, { entity: name, made, after })
    if (merged) showOverlays(db, the.entities, { entity: name, ids })
    else showEffects(db, this.entity(name), effects)
    for (const id of ids) this.touched.add({ entity: name, id })
  }
}
