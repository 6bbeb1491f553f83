import { readFileSync } from 'node:fs'
import type { Group, Standing } from './access-people'

export const verbs = ['S', 'I', 'U', 'D'] as const
export type Verb = (typeof verbs)[number]

/** What the matrix says of one kind of row. */
interface MatrixRow {
  readonly rows: string
  /** By column heading: a group, or `out`. */
  readonly cells: ReadonlyMap<string, string>
}

type ColumnUse = 'read' | 'insert' | 'update'

interface ColumnRule {
  readonly table: string
  readonly use: ColumnUse
  readonly groups: readonly string[]
  readonly columns: readonly string[]
}

export interface AccessMatrix {
  readonly tables: ReadonlyMap<string, readonly MatrixRow[]>
  readonly columns: readonly ColumnRule[]
  /** Signature → groups that may call it. */
  readonly functions: ReadonlyMap<string, readonly string[]>
}

const shorthands: Readonly<Record<string, readonly string[]>> = {
  everybody: ['kiosk', 'support', 'operator', 'manager', 'admin'],
  staff: ['support', 'operator', 'manager', 'admin'],
  desk: ['support', 'operator'],
  proposers: ['operator', 'manager', 'admin'],
  management: ['manager', 'admin'],
  nobody: [],
}

export function readAccessMatrix(file: string): AccessMatrix {
  const sections = readFileSync(file, 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((text) => ({ title: text.split('\n', 1)[0]?.trim() ?? '', table: tableIn(text) }))
  const named = (title: string) => sections.filter((section) => section.title === title)
  const about = ['Columns', 'Functions']
  return {
    tables: new Map(
      sections
        .filter(({ title }) => !about.includes(title))
        .map(({ title, table }) => [title, table.map(toMatrixRow)]),
    ),
    columns: named('Columns').flatMap(({ table }) => table.map(toColumnRule)),
    functions: new Map(
      named('Functions').flatMap(({ table }) =>
        table.map((line) => [line.get('function') ?? '', toGroups(line.get('may call it') ?? '')]),
      ),
    ),
  }
}

/** Whether somebody of that group and standing may do that to such a row. */
export function allows(row: MatrixRow, who: { group: Group; standing: Standing }, verb: Verb) {
  const inside = who.standing === 'limited' || who.standing === 'unlimited'
  const cell = row.cells.get(inside ? who.group : 'out')
  if (cell === undefined) throw new Error(`The matrix has no cell for ${who.group}: ${row.rows}`)
  const [limited = '', unlimited = limited] = cell.split('/')
  return (who.standing === 'unlimited' ? unlimited : limited).includes(verb)
}

/** The columns a group may use that way; null: the matrix does not limit them. */
export function columnsFor(
  matrix: AccessMatrix,
  wanted: { readonly table: string; readonly use: ColumnUse; readonly group: Group },
): readonly string[] | null {
  const rules = matrix.columns.filter(
    ({ table, use, groups }) =>
      table === wanted.table && use === wanted.use && groups.includes(wanted.group),
  )
  if (rules.length > 0) return rules.flatMap(({ columns }) => columns)
  return wanted.use === 'read' ? null : []
}

/** The rows of the Markdown table in a section, by the headings of its columns. */
function tableIn(section: string): ReadonlyMap<string, string>[] {
  const [head = [], , ...body] = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.replaceAll('`', '').trim()))
  return body.map((cells) => new Map(cells.map((cell, at) => [head[at] ?? '', cell])))
}

function toMatrixRow(line: ReadonlyMap<string, string>): MatrixRow {
  const { rows = '', ...cells } = Object.fromEntries(line)
  for (const [heading, cell] of Object.entries(cells)) {
    if (!/^(-|S?I?U?D?)(\/(-|S?I?U?D?))?$/.test(cell) || cell === '') {
      throw new Error(`The matrix has an unreadable cell: ${rows}, ${heading}: "${cell}"`)
    }
  }
  return { rows, cells: new Map(Object.entries(cells)) }
}

function toColumnRule(line: ReadonlyMap<string, string>): ColumnRule {
  const use = line.get('may')
  if (use !== 'read' && use !== 'insert' && use !== 'update') {
    throw new Error(`The matrix has an unreadable use of columns: ${use}`)
  }
  return {
    table: line.get('table') ?? '',
    use,
    groups: toGroups(line.get('who') ?? ''),
    columns: (line.get('columns') ?? '').split(/[\s,]+/),
  }
}

function toGroups(text: string): readonly string[] {
  return text.split(/[\s,]+/).flatMap((word) => shorthands[word] ?? [word])
}
