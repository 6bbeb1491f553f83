import { randomUUID } from 'node:crypto'
import { type Client, escapeIdentifier, escapeLiteral } from 'pg'
import { type Catalogue, type Column, columnOf, type Relation } from './access-catalogue'

/** A row to be made first; the column then holds its key. */
interface Parent {
  readonly parent: string
  readonly values: RowValues
  /** Whose value is taken, if not the key's. */
  readonly column: string | null
}

type Value = string | number | boolean | null | readonly string[] | Parent
export type RowValues = Readonly<Record<string, Value>>

/** Column → SQL literal. */
export type Literals = ReadonlyMap<string, string>

export const parent = (table: string, values: RowValues = {}, column?: string): Parent => ({
  parent: table,
  values,
  column: column ?? null,
})

/** Values that the catalogue cannot tell. */
type RowDefaults = (table: string) => RowValues

const plainValues: Readonly<Record<string, () => string>> = {
  uuid: () => randomUUID(),
  integer: () => '1',
  bigint: () => '1',
  smallint: () => '1',
  real: () => '0.5',
  'double precision': () => '0.5',
  numeric: () => '1',
  boolean: () => 'true',
  date: () => '2026-11-20',
  jsonb: () => '{}',
  json: () => '{}',
  bytea: () => '\\x00',
  'text[]': () => '{}',
  'uuid[]': () => '{}',
  'integer[]': () => '{}',
}

/** Makes valid rows of any table as the owner, whatever triggers would say about them. */
export class RowMaker {
  constructor(
    private readonly owner: Client,
    private readonly catalogue: Catalogue,
    private readonly defaults: RowDefaults,
  ) {}

  /** Literals for a new row; the rows that it names are made. */
  async prepare(table: string, values: RowValues): Promise<Literals> {
    const given: RowValues = { ...this.defaults(table), ...values }
    const missing = this.relation(table).columns.filter(
      ({ name, required }) => required && !(name in given),
    )
    const invented = missing.map((column) => [column.name, this.invent(column)] as const)
    return this.literals(table, { ...given, ...Object.fromEntries(invented) })
  }

  /** The values as SQL; rows that they name are made. */
  async literals(table: string, values: RowValues): Promise<Literals> {
    const literals = new Map<string, string>()
    for (const [name, value] of Object.entries(values)) {
      literals.set(name, await this.literal(value, columnOf(this.relation(table), name)))
    }
    return literals
  }

  /** Makes the row. @returns all its columns */
  async make(table: string, values: RowValues): Promise<Literals> {
    const literals = await this.prepare(table, values)
    const names = [...literals.keys()].map(escapeIdentifier)
    const insert = `insert into public.${table} (${names}) values (${[...literals.values()]})`
    const { rows } = await this.owner.query(`with made as (${insert} returning *)
      select ${this.asTexts(table, 'made')} as row from made`)
    return this.fromTexts(table, rows[0].row)
  }

  /** The row that is found there. */
  async find(table: string, condition: string): Promise<Literals | null> {
    const query = `select ${this.asTexts(table, 'r')} as row from public.${table} r where ${condition}`
    const { rows } = await this.owner.query(query)
    return rows.length === 0 ? null : this.fromTexts(table, rows[0].row)
  }

  /** The same with a key of its own. */
  renewed(table: string, literals: Literals): Literals {
    const keys = this.relation(table).key.map((name) => columnOf(this.relation(table), name))
    const renewed = keys
      .filter(({ type }) => type === 'uuid')
      .map((key) => [key.name, toLiteral(randomUUID(), key)] as const)
    return new Map([...literals, ...renewed])
  }

  relation(table: string): Relation {
    const relation = this.catalogue.relations.get(table)
    if (relation === undefined) throw new Error(`There is no table ${table}.`)
    return relation
  }

  private asTexts(table: string, alias: string): string {
    const texts = this.relation(table).columns.map(
      ({ name }) => `${alias}.${escapeIdentifier(name)}::text`,
    )
    return `array[${texts}]`
  }

  private fromTexts(table: string, texts: readonly (string | null)[]): Literals {
    const { columns } = this.relation(table)
    return new Map(columns.map((column, at) => [column.name, toLiteral(texts[at] ?? null, column)]))
  }

  private invent(column: Column): Value {
    if (column.references !== null) return parent(column.references.table)
    if (column.oneOf !== null) return column.oneOf
    if (column.type.startsWith('timestamp')) return '2026-11-20T15:00:00Z'
    return plainValues[column.type]?.() ?? `some-${randomUUID()}`
  }

  private async literal(value: Value, column: Column): Promise<string> {
    if (Array.isArray(value)) return toLiteral(`{${value.map((each) => `"${each}"`)}}`, column)
    if (typeof value !== 'object' || value === null) return toLiteral(value, column)
    const made = value as Parent
    const row = await this.make(made.parent, made.values)
    return row.get(made.column ?? column.references?.column ?? 'id') ?? 'null'
  }
}

function toLiteral(value: string | number | boolean | null, { type }: Column): string {
  return value === null ? `null::${type}` : `${escapeLiteral(String(value))}::${type}`
}
