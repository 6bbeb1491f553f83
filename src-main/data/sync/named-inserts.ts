import type { ReadDb } from '../sqlite/local-database'
import { insertOpIds } from './outbox-store'
import type { Operation } from './protocol'
import type { Entities } from './sync-copy'

type Made = Pick<Operation, 'opId' | 'rowId' | 'kind' | 'changes'>

/** Operations that make the rows that others name. */
export class NamedInserts {
  /** By what they make. */
  private readonly opIds = new Map<string, string>()
  private readonly references: readonly (readonly [string, string])[]

  /** Looks for all that these name. */
  constructor(
    db: ReadDb,
    entities: Entities,
    private readonly the: { readonly entity: string; readonly made: readonly Made[] },
  ) {
    this.references = Object.entries(entities[the.entity]?.references ?? {})
    for (const [column, target] of this.references) {
      const ids = new Set(the.made.flatMap((each) => idIn(each, column) ?? []))
      if (ids.size === 0) continue
      for (const [id, opId] of insertOpIds(db, target, [...ids])) {
        this.opIds.set(keyOf(target, id), opId)
      }
    }
  }

  namedBy(one: Made): readonly string[] {
    return this.references.flatMap(
      ([column, target]) => this.opIds.get(keyOf(target, idIn(one, column) ?? '')) ?? [],
    )
  }

  /** What comes after it may name the row that it makes. */
  add({ kind, rowId, opId }: Made): void {
    const key = keyOf(this.the.entity, rowId)
    if (kind === 'insert' && !this.opIds.has(key)) this.opIds.set(key, opId)
  }
}

const keyOf = (entity: string, id: string) => `${entity} ${id}`

function idIn({ changes }: Made, column: string): string | undefined {
  const id = changes[column]?.to
  return typeof id === 'string' ? id : undefined
}
