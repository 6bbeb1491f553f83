import { escapeIdentifier } from 'pg'
import type { Relation } from './access-catalogue'
import type { Verb } from './access-matrix-file'
import type { Literals } from './access-rows'
import type { Target } from './access-scenes'

interface Given {
  readonly relation: Relation
  readonly target: Target
  /** Columns that the group may give a new row, and change; empty: none, then any will do. */
  readonly insertable: readonly string[]
  readonly updatable: readonly string[]
}

/** Does that to the row, as somebody would with raw SQL. */
export function statementFor(verb: Verb, given: Given): string {
  const { relation, target } = given
  const table = `public.${escapeIdentifier(relation.name)}`
  const found = condition(relation, target.made)
  switch (verb) {
    case 'S':
      return `select 1 from ${table} where ${found}`
    case 'D':
      return `delete from ${table} where ${found}`
    case 'U':
      return `update ${table} set ${assignments(given)} where ${found}`
    case 'I':
      return insertion(relation.name, insertValues(given))
  }
}

export function insertion(table: string, values: Literals): string {
  const names = [...values.keys()].map(escapeIdentifier)
  return `insert into public.${escapeIdentifier(table)} (${names}) values (${[...values.values()]})`
}

/** What the group may give of the new row and what makes it one of its kind; or all of it. */
export function insertValues({ insertable, target }: Given): Literals {
  if (insertable.length === 0) return target.fresh
  const given = [...insertable, ...target.defining]
  return new Map([...target.fresh].filter(([name]) => given.includes(name)))
}

/** Sets one column to what it is already. */
export function touching(relation: Relation, target: Target, column: string): string {
  const value = target.made.get(column) ?? 'null'
  const assignment = `${escapeIdentifier(column)} = ${value}`
  return `update public.${relation.name} set ${assignment} where ${condition(relation, target.made)}`
}

function assignments({ relation, target, updatable }: Given): string {
  const [first = plainColumn(relation)] = updatable
  const change = target.change ?? new Map([[first, target.made.get(first) ?? 'null']])
  return [...change].map(([name, value]) => `${escapeIdentifier(name)} = ${value}`).join()
}

function plainColumn({ columns, key }: Relation): string {
  return columns.find(({ name, generated }) => !generated && !key.includes(name))?.name ?? 'id'
}

function condition({ key, columns }: Relation, literals: Literals): string {
  const names =
    key.length > 0
      ? key
      : [columns.find(({ name }) => name === 'id')?.name ?? columns[0]?.name ?? '']
  return names.map((name) => `${escapeIdentifier(name)} = ${literals.get(name)}`).join(' and ')
}
