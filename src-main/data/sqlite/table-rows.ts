import { type DatabaseImage, pageBytes } from './database-image'
import { readRecord, readVarint, type StoredValue } from './stored-record'

export interface StoredRow {
  readonly rowId: number
  readonly values: readonly StoredValue[]
}

/** What could be read of a table, page by page, around what could not. */
export interface TableRows {
  readonly rows: readonly StoredRow[]
  /** Rows that were found and cannot be read. */
  readonly unreadable: number
  /** Every page of the table was there and made sense. */
  readonly whole: boolean
}

interface Cell {
  readonly bytes: number
  /** Null when it cannot be a row. */
  readonly row: StoredRow | null
}

const interiorTable = 0x05
const leafTable = 0x0d

/** Walks the B-tree of a table from its root (https://sqlite.org/fileformat2.html#b_tree_pages). */
export function readTable(
  image: DatabaseImage,
  root: number,
): TableRows & { readonly visited: ReadonlySet<number> } {
  const visited = new Set<number>()
  const leaves: TableRows[] = []
  let whole = true
  const waiting = [root]
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const page = visited.has(number) ? null : pageOf(image, number)
    visited.add(number)
    const header = number === 1 ? 100 : 0
    if (page?.[header] === interiorTable) {
      const children = childrenOf(page, header)
      whole &&= children !== null
      // Last in, first out: the leftmost page comes next.
      waiting.push(...(children ?? []).reverse())
    } else if (page?.[header] === leafTable) {
      leaves.push(readLeaf(image, page, header))
    } else {
      whole = false
    }
  }
  return {
    rows: leaves.flatMap((leaf) => leaf.rows),
    unreadable: leaves.reduce((sum, leaf) => sum + leaf.unreadable, 0),
    whole: whole && leaves.every((leaf) => leaf.whole),
    visited,
  }
}

/** Rows of a page that looks like a leaf of some table; null if it does not. */
export function readStrayLeaf(image: DatabaseImage, number: number): TableRows | null {
  const page = pageOf(image, number)
  return page?.[0] === leafTable ? readLeaf(image, page, 0) : null
}

function pageOf(image: DatabaseImage, number: number): Buffer | null {
  return number < 1 || number > image.pageCount ? null : image.page(number)
}

/** Null when the page does not add up. */
function childrenOf(page: Buffer, header: number): number[] | null {
  const pointers = cellPointers(page, header, 12)
  if (pointers === null) return null
  const sizes = pointers.map((at) => childBytes(page, at))
  if (!addsUp(page, header, sizes)) return null
  return [...pointers.map((at) => page.readUInt32BE(at)), page.readUInt32BE(header + 8)]
}

/** A child's page number and the last row number below it; the latter may be damaged itself. */
function childBytes(page: Buffer, at: number): number {
  try {
    return readVarint(page, at + 4).next - at
  } catch {
    return 0
  }
}

function readLeaf(image: DatabaseImage, page: Buffer, header: number): TableRows {
  const pointers = cellPointers(page, header, 8)
  const cells = (pointers ?? []).map((at) => readCell(image, page, at))
  const rows = cells.map(({ row }) => row).filter((row) => row !== null)
  const sizes = cells.map(({ bytes }) => bytes)
  return {
    rows,
    unreadable: cells.length - rows.length,
    whole: pointers !== null && rows.length === cells.length && addsUp(page, header, sizes),
  }
}

function cellPointers(page: Buffer, header: number, headerBytes: number): number[] | null {
  const count = page.readUInt16BE(header + 3)
  const start = header + headerBytes
  if (start + 2 * count > pageBytes) return null
  const pointers = Array.from({ length: count }, (_, index) => page.readUInt16BE(start + 2 * index))
  return pointers.every((at) => at >= start + 2 * count && at <= pageBytes - 4) ? pointers : null
}

/** Rows, free blocks and fragments fill the page's end to the byte; a wrong count of rows does not. */
function addsUp(page: Buffer, header: number, sizes: readonly number[]): boolean {
  let bytes = page.readUInt8(header + 7)
  for (const size of sizes) bytes += Math.max(size, 4)
  let block = page.readUInt16BE(header + 1)
  while (block !== 0) {
    if (block > pageBytes - 4) return false
    bytes += page.readUInt16BE(block + 2)
    const next = page.readUInt16BE(block)
    // Blocks stand in order; anything else could go in circles.
    if (next !== 0 && next <= block) return false
    block = next
  }
  return page.readUInt16BE(header + 5) + bytes === pageBytes
}

function readCell(image: DatabaseImage, page: Buffer, at: number): Cell {
  let bytes = 0
  try {
    const size = readVarint(page, at)
    const rowId = readVarint(page, size.next)
    const local = localBytes(size.value)
    bytes = rowId.next - at + local + (local === size.value ? 0 : 4)
    const payload = readPayload(image, page, { at: rowId.next, size: size.value, local })
    return { bytes, row: { rowId: rowId.value, values: readRecord(payload) } }
  } catch {
    return { bytes, row: null }
  }
}

/** Long rows go on in a chain of further pages. */
function readPayload(
  image: DatabaseImage,
  page: Buffer,
  { at, size, local }: { at: number; size: number; local: number },
): Buffer {
  if (at + local > pageBytes) throw new RangeError('The row reaches beyond its page')
  if (size > image.pageCount * pageBytes) throw new RangeError('The row is larger than its file')
  const parts = [page.subarray(at, at + local)]
  let missing = size - local
  let next = missing > 0 ? page.readUInt32BE(at + local) : 0
  while (missing > 0) {
    const further = pageOf(image, next)
    if (further === null) throw new RangeError('The row goes on in a page that is not there')
    parts.push(further.subarray(4, 4 + Math.min(missing, pageBytes - 4)))
    missing -= pageBytes - 4
    next = further.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

function localBytes(size: number): number {
  const most = pageBytes - 35
  if (size <= most) return size
  const least = Math.floor(((pageBytes - 12) * 32) / 255) - 23
  const fitting = least + ((size - least) % (pageBytes - 4))
  return fitting <= most ? fitting : least
}
