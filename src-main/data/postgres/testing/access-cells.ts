import type { Catalogue, Relation } from './access-catalogue'
import { type AccessMatrix, allows, columnsFor, type Verb, verbs } from './access-matrix-file'
import type { Subject } from './access-people'
import type { Scenes, Target } from './access-scenes'
import { insertion, insertValues, statementFor, touching } from './access-statements'

/** One thing somebody tries. */
export interface Cell {
  readonly label: string
  readonly statement: string
  readonly allowed: boolean
  /**
   * Of rows, not to find one is to be denied. A right to a column or to a function is there
   * unless that itself is refused: what was given may still be wrong.
   */
  readonly about: 'rows' | 'column' | 'call' | 'statement'
}

export interface World {
  readonly matrix: AccessMatrix
  readonly catalogue: Catalogue
  readonly scenes: Scenes
  readonly subjects: readonly Subject[]
}

export interface On {
  readonly relation: Relation
  readonly subject: Subject
}

/** What somebody is to try, and what the matrix says of it. */
export class Cells {
  constructor(private readonly world: World) {}

  /** Every function. */
  calls({ group }: Subject): readonly Cell[] {
    const { catalogue, matrix } = this.world
    return catalogue.routines.map(({ signature }) => ({
      label: signature,
      statement: callOf(signature),
      allowed: matrix.functions.get(signature)?.includes(group) ?? false,
      about: 'call',
    }))
  }

  /** Every kind of row × verb. */
  async rows({ relation, subject }: On): Promise<readonly Cell[]> {
    const cells: Cell[] = []
    for (const row of this.world.matrix.tables.get(relation.name) ?? []) {
      const target = await this.target({ relation, subject }, row.rows)
      if (target === null) continue
      const given = { relation, target, ...this.rights({ relation, subject }) }
      for (const verb of verbs) {
        const allowed = allows(row, subject, verb)
        cells.push({
          label: `${row.rows}, ${verb}`,
          statement: statementFor(verb, given),
          allowed,
          about: 'rows',
        })
      }
    }
    return cells
  }

  /** Every column on its own. */
  async columns(on: On): Promise<readonly Cell[]> {
    const [read, inserted, updated] = await Promise.all([
      this.readings(on),
      this.insertions(on),
      this.updates(on),
    ])
    return [...read, ...inserted, ...updated]
  }

  private async readings(on: On): Promise<readonly Cell[]> {
    const { name: table, columns } = on.relation
    const { allowed } = await this.best(on, 'S')
    const readable = columnsFor(this.world.matrix, { table, use: 'read', group: on.subject.group })
    return columns.map(({ name }) => ({
      label: `read ${name}`,
      statement: `select ${name} from public.${table} limit 1`,
      allowed: allowed && (readable?.includes(name) ?? true),
      about: 'rows',
    }))
  }

  /** With all else that the group may give. */
  private async insertions(on: On): Promise<readonly Cell[]> {
    const { relation } = on
    const { target, allowed } = await this.best(on, 'I')
    const rights = this.rights(on)
    const given = rights.insertable.length > 0 ? insertValues({ relation, target, ...rights }) : []
    return relation.columns.map(({ name }) => {
      const value = target.fresh.get(name) ?? target.made.get(name) ?? 'null'
      return {
        label: `insert ${name}`,
        statement: insertion(relation.name, new Map([...given, [name, value]])),
        allowed: allowed && rights.insertable.includes(name),
        about: 'column',
      }
    })
  }

  private async updates(on: On): Promise<readonly Cell[]> {
    const { target, allowed } = await this.best(on, 'U')
    const { updatable } = this.rights(on)
    return on.relation.columns.map(({ name }) => ({
      label: `update ${name}`,
      statement: touching(on.relation, target, name),
      allowed: allowed && updatable.includes(name),
      about: 'column',
    }))
  }

  private rights({ relation: { name: table }, subject: { group } }: On) {
    const { matrix } = this.world
    return {
      insertable: columnsFor(matrix, { table, use: 'insert', group }) ?? [],
      updatable: columnsFor(matrix, { table, use: 'update', group }) ?? [],
    }
  }

  /** A kind of row on which the person may do that, or else any. */
  private async best(on: On, verb: Verb): Promise<{ target: Target; allowed: boolean }> {
    const rows = this.world.matrix.tables.get(on.relation.name) ?? []
    const allowed = rows.filter((row) => allows(row, on.subject, verb))
    for (const row of [...allowed, ...rows]) {
      const target = await this.target(on, row.rows)
      if (target !== null) return { target, allowed: allowed.length > 0 }
    }
    throw new Error(`There is no row of ${on.relation.name} to try.`)
  }

  private target({ relation, subject }: On, kind: string): Promise<Target | null> {
    return this.world.scenes.target({ table: relation.name, kind, subject })
  }
}

/** With nothing for each argument: whether one may call it is asked first. */
function callOf(signature: string): string {
  const [name = '', types = ''] = signature.slice(0, -1).split('(')
  const nothing = types === '' ? [] : types.split(',').map((type) => `null::${type}`)
  return `select public.${name}(${nothing})`
}
