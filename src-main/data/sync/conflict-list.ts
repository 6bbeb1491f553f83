import { AppError } from '@shared/ipc/app-error'
import { asc, eq, isNull } from 'drizzle-orm'
import type { LocalDatabase, ReadDb } from '../sqlite/local-database'
import { syncConflicts } from '../sqlite/schema/local-conflicts'
import type { DeskWriter } from './desk-writer'
import { entities } from './entities'
import type { LocalChanges } from './local-changes'
import { columnsOf } from './mirror-rows'
import type { Json } from './protocol'

export type Conflict = typeof syncConflicts.$inferSelect

export type Settlement =
  /** What was there first stays. */
  | { readonly resolution: 'theirs' }
  /** What came second is put in its place, or the row is deleted after all. */
  | { readonly resolution: 'mine' }
  /** Something new that does justice to both. */
  | { readonly resolution: 'merged'; readonly value: Json }

type Changes = LocalChanges<typeof entities>

/** Changes that came second, for a person to settle. */
export class ConflictList {
  constructor(
    private readonly local: Pick<LocalDatabase, 'read'>,
    private readonly writer: DeskWriter,
  ) {}

  open(): readonly Conflict[] {
    const { read } = this.local
    return read
      .select()
      .from(syncConflicts)
      .where(isNull(syncConflicts.resolution))
      .orderBy(asc(syncConflicts.madeAt), asc(syncConflicts.id))
      .all()
  }

  /** @throws AppError NOT_FOUND when the conflict or its row is gone, ALREADY_SETTLED */
  settle(id: string, settlement: Settlement): void {
    this.writer.write((changes, db) => {
      const conflict = readConflict(db, id)
      if (conflict.resolution !== null) {
        throw new AppError('ALREADY_SETTLED', 'Somebody has settled this already.')
      }
      applySettlement(changes, conflict, settlement)
      // Who may not make the change has not settled anything either.
      const after = { entity: conflict.entity, id: conflict.rowId }
      changes.updateAfter(after, 'sync_conflicts', { id, resolution: settlement.resolution })
    })
  }
}

function readConflict(db: ReadDb, id: string): Conflict {
  const found = db.select().from(syncConflicts).where(eq(syncConflicts.id, id)).get()
  if (found === undefined) throw new AppError('NOT_FOUND', 'This conflict is no longer there.')
  return found
}

function applySettlement(changes: Changes, conflict: Conflict, settlement: Settlement): void {
  if (settlement.resolution === 'theirs') return
  const { rowId, field } = conflict
  const entity = knownEntity(conflict.entity)
  if (field === null) {
    changes.delete(entity, rowId)
    return
  }
  const value = settlement.resolution === 'mine' ? (conflict.mine ?? null) : settlement.value
  const property = columnsOf(entities[entity]).find(([, column]) => column.name === field)?.[0]
  if (property === undefined) throw unknownField(field)
  // Which column it is, only the conflict knows; the value was one of it, or is checked centrally.
  changes.update(entity, rowId, { [property]: value } as object)
}

function knownEntity(name: string): keyof typeof entities {
  if (Object.hasOwn(entities, name)) return name as keyof typeof entities
  throw unknownField(name)
}

function unknownField(name: string): AppError {
  return new AppError('UNKNOWN_FIELD', `This app does not know “${name}”. Update it first.`)
}
