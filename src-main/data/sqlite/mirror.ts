import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import {
  integer,
  real,
  type SQLiteColumn,
  type SQLiteTableExtraConfigValue,
  type SQLiteTableWithColumns,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core'

/** Times are kept as ISO 8601 text in UTC with milliseconds; all else has the type it has centrally. */
type Local<Data> = Data extends Date ? string : Data

type MirrorColumn<Central extends PgColumn> = SQLiteColumn<{
  name: Central['_']['name']
  tableName: Central['_']['tableName']
  dataType: Central['_']['dataType']
  columnType: string
  data: Local<Central['_']['data']>
  driverParam: unknown
  notNull: Central['_']['notNull']
  hasDefault: false
  isPrimaryKey: false
  isAutoincrement: false
  hasRuntimeDefault: false
  enumValues: undefined
  generated: undefined
}>

type Columns<Central extends PgTable> = Central['_']['columns']

export type Mirror<Central extends PgTable> = SQLiteTableWithColumns<{
  name: Central['_']['name']
  schema: undefined
  dialect: 'sqlite'
  columns: { [Key in keyof Columns<Central>]: MirrorColumn<Columns<Central>[Key]> }
}>

/**
 * This device's copy of a central table: the same names, in SQLite's types.
 * Its rows were checked centrally and arrive in any order, so it repeats no checks and no references.
 * @param indexes what the screens read by
 */
export function mirrorOf<Central extends PgTable>(
  central: Central,
  indexes: (table: Mirror<Central>) => SQLiteTableExtraConfigValue[] = () => [],
): Mirror<Central> {
  const columns = Object.fromEntries(
    Object.entries(getTableColumns(central)).map(([key, column]) => [key, localColumn(column)]),
  )
  // The columns are made in a loop, where types cannot follow; `Mirror` says what the loop does.
  const table = sqliteTable(getTableName(central), columns, (made) =>
    indexes(made as unknown as Mirror<Central>),
  )
  return table as unknown as Mirror<Central>
}

function localColumn(column: PgColumn) {
  const made = ofType(column)
  if (column.name === 'id') return made.primaryKey()
  return column.notNull ? made.notNull() : made
}

function ofType({ name, dataType, columnType }: PgColumn) {
  switch (dataType) {
    case 'json':
    case 'array':
      return text(name, { mode: 'json' })
    case 'boolean':
      return integer(name, { mode: 'boolean' })
    case 'number':
      return /Real|Double/.test(columnType) ? real(name) : integer(name)
    case 'string':
    case 'date':
      return text(name)
    default:
      throw new Error(`A copy cannot hold the column ${name}: ${columnType}`)
  }
}
