import Database from 'better-sqlite3'
import { type DatabaseImage, imageBytes, openImage, pageBytes } from './database-image'
import { changeTables, type OwnRow, type OwnTable, ownTables } from './own-tables'
import { readStrayLeaf, readTable, type StoredRow } from './table-rows'

/** What was read from a damaged copy of what exists nowhere else. */
export interface Salvage {
  readonly salvaged: {
    /** Changes that the central database does not have yet. */
    readonly operations: number
    /** Changes that it refused, which wait for a person. */
    readonly refused: number
    readonly questions: number
  }
  /** Changes that were found and cannot be read. */
  readonly lost: number
  /** Nothing points to a change of this device being lost. */
  readonly complete: boolean
}

interface FoundRows {
  readonly rows: readonly OwnRow[]
  readonly unreadable: number
  readonly whole: boolean
}

interface Copied {
  readonly rows: number
  readonly lost: number
  readonly whole: boolean
}

interface Search {
  readonly image: DatabaseImage
  /** First pages of the tables, as far as they are known. */
  readonly roots: ReadonlyMap<string, number>
  /** Pages that hold nothing any more, though old rows may still stand on them. */
  readonly free: ReadonlySet<number>
}

/**
 * Reads what only this device has from a damaged file into a new, migrated one, row by row.
 * No connection may have the damaged file open. One transaction: all that can be had, or nothing.
 */
export function salvageInto(into: Database.Database, damagedFile: string): Salvage {
  const image = openImage(damagedFile)
  try {
    return into.transaction(copyOwnTables)(into, image)
  } finally {
    image.close()
  }
}

function copyOwnTables(into: Database.Database, image: DatabaseImage): Salvage {
  const search = { image, roots: rootPages(image), free: freePages(image) }
  const copy = (table: OwnTable) => copyTable(into, search, table)
  const copied = new Map(ownTables.map((table) => [table.name, copy(table)]))
  const changes = changeTables.map((name) => copied.get(name))
  const queued = into.prepare<[], number>("SELECT count(*) FROM outbox WHERE state = 'queued'")
  return {
    salvaged: {
      operations: queued.pluck().get() ?? 0,
      refused: copied.get('dead_letters')?.rows ?? 0,
      questions: copied.get('questions')?.rows ?? 0,
    },
    lost: changes.reduce((sum, table) => sum + (table?.lost ?? 0), 0),
    complete:
      !image.logDamaged &&
      changes.every((table) => table?.whole && table.lost === 0) &&
      isProven(image),
  }
}

/**
 * Whether SQLite, too, finds the changes sound, rows and indexes: a row whose id was damaged is
 * whole in itself. Where SQLite cannot say so, nothing is promised.
 */
function isProven(image: DatabaseImage): boolean {
  const bytes = imageBytes(image)
  if (bytes === null) return false
  try {
    const client = new Database(bytes, { readonly: true })
    try {
      return changeTables.every(
        (table) => client.pragma(`integrity_check(${table})`, { simple: true }) === 'ok',
      )
    } finally {
      client.close()
    }
  } catch {
    return false
  }
}

function copyTable(into: Database.Database, search: Search, table: OwnTable): Copied {
  const columns = columnsOf(into, table.name)
  const { rows, unreadable, whole } = findRows(search, table, columns)
  const outcomes = rows.map((row) => insertRow(into, table, row))
  const kept = outcomes.filter((outcome) => outcome === 'kept').length
  const refused = outcomes.filter((outcome) => outcome === 'refused').length
  return { rows: kept, lost: unreadable + refused, whole }
}

/** Follows the tree as far as it goes; if it is broken, looks on every page that may belong to it. */
function findRows(search: Search, table: OwnTable, columns: readonly Column[]): FoundRows {
  const { image, roots, free } = search
  const root = roots.get(table.name)
  const tree = root === undefined ? null : readTable(image, root)
  const inTree = sift(tree?.rows ?? [], table, columns)
  if (tree?.whole && inTree.strange === 0) return { rows: inTree.rows, unreadable: 0, whole: true }
  const stray: OwnRow[] = []
  let unreadable = inTree.strange + (tree?.unreadable ?? 0)
  for (let number = 2; number <= image.pageCount; number += 1) {
    if (tree?.visited.has(number) || free.has(number)) continue
    const leaf = readStrayLeaf(image, number)
    const found = sift(leaf?.rows ?? [], table, columns)
    if (leaf === null || found.rows.length === 0) continue
    stray.push(...found.rows)
    unreadable += leaf.unreadable + found.strange
  }
  return { rows: [...inTree.rows, ...stray], unreadable, whole: false }
}

function sift(rows: readonly StoredRow[], table: OwnTable, columns: readonly Column[]) {
  const named = rows.map((row) => nameValues(row, columns))
  const fitting = named.filter((row) => row !== null && table.looksLike(row)).filter(isRow)
  return { rows: fitting.map((row) => table.adapt(row)), strange: rows.length - fitting.length }
}

function isRow(row: OwnRow | null): row is OwnRow {
  return row !== null
}

/** Rows of before a column was added are shorter. */
function nameValues({ rowId, values }: StoredRow, columns: readonly Column[]): OwnRow | null {
  if (values.length > columns.length || values.length === 0) return null
  return Object.fromEntries(
    columns
      .slice(0, values.length)
      .map(({ name, isRowId }, index) => [name, isRowId ? rowId : (values[index] ?? null)]),
  )
}

/** What stands there twice, such as on a page that was copied, counts once. */
function insertRow(
  into: Database.Database,
  table: OwnTable,
  row: OwnRow,
): 'kept' | 'twice' | 'refused' {
  const names = Object.keys(row).map((name) => `"${name}"`)
  const places = names.map(() => '?').join()
  const statement = into.prepare(`INSERT INTO "${table.name}" (${names.join()}) VALUES (${places})`)
  try {
    statement.run(...Object.values(row))
    return 'kept'
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    if (/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)/.test(error.code)) {
      const { position, ...rest } = row
      return position === undefined ? 'twice' : insertRow(into, table, rest)
    }
    if (error.code.startsWith('SQLITE_CONSTRAINT')) return 'refused'
    throw error
  }
}

interface Column {
  readonly name: string
  /** Stands for SQLite's own row number and is stored only as that. */
  readonly isRowId: boolean
}

function columnsOf(into: Database.Database, table: string): readonly Column[] {
  return into
    .prepare<[string], { name: string; type: string; pk: number }>(
      'SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid',
    )
    .all(table)
    .map(({ name, type, pk }) => ({ name, isRowId: pk === 1 && type.toLowerCase() === 'integer' }))
}

function rootPages(image: DatabaseImage): ReadonlyMap<string, number> {
  const roots = new Map<string, number>()
  for (const { values } of readTable(image, 1).rows) {
    const [type, name, , root] = values
    if (type === 'table' && typeof name === 'string' && typeof root === 'number')
      roots.set(name, root)
  }
  return roots
}

/** As far as the list can be followed (https://sqlite.org/fileformat2.html#the_freelist). */
function freePages(image: DatabaseImage): ReadonlySet<number> {
  const free = new Set<number>()
  let trunk = image.page(1)?.readUInt32BE(32) ?? 0
  while (trunk > 0 && trunk <= image.pageCount && !free.has(trunk)) {
    const page = image.page(trunk)
    free.add(trunk)
    if (page === null) break
    const count = Math.min(page.readUInt32BE(4), pageBytes / 4 - 2)
    for (let index = 0; index < count; index += 1) free.add(page.readUInt32BE(8 + 4 * index))
    trunk = page.readUInt32BE(0)
  }
  return free
}
