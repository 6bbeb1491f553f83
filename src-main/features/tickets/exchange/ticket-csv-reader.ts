import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '@shared/ipc/app-error'
import { parse } from 'csv-parse'

/** More than any club has tickets; less than what would fill the memory. */
export const mostCsvBytes = 50_000_000
const mostRows = 100_000
/** Longer than any description. */
const longestRow = 1_000_000
/** Read in some milliseconds. */
const pieceBytes = 32_768

export interface CsvRow {
  /** Of the file, as an editor counts; where the row ends. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface CsvTable {
  readonly head: readonly string[]
  readonly rows: readonly CsvRow[]
}

/**
 * A CSV file with a head. Separators may be commas, semicolons or tabs.
 * @throws AppError CSV_TOO_LARGE, CSV_NOT_TEXT, CSV_BROKEN with the line, CSV_EMPTY
 */
export async function readCsv(bytes: Uint8Array): Promise<CsvTable> {
  if (bytes.byteLength > mostCsvBytes) throw tooLarge()
  const text = textOf(bytes)
  const [first, ...rows] = await rowsOf(text)
  if (first === undefined || rows.length === 0) {
    throw new AppError('CSV_EMPTY', 'This file has no rows below its head.')
  }
  return { head: first.cells.map((name) => name.trim()), rows }
}

/** UTF-8, or UTF-16 with its mark, as spreadsheets write. */
function textOf(bytes: Uint8Array): string {
  const [one, two] = bytes
  const wide =
    one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : null
  try {
    const text = new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // Said below.
  }
  throw new AppError(
    'CSV_NOT_TEXT',
    'This file is no CSV text. Save it as “CSV UTF-8” and try again.',
  )
}

async function rowsOf(text: string): Promise<readonly CsvRow[]> {
  // Excel takes the separator from such a first line, and others write it for Excel.
  const [, said] = /^sep=([,;\t])\r?\n/i.exec(text) ?? []
  const parser = parse({
    delimiter: said ?? separatorOf(text),
    from_line: said === undefined ? 1 : 2,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  })
  const rows: CsvRow[] = []
  try {
    for await (const { record, info } of Readable.from(piecesOf(text)).pipe(
      parser,
    ) as AsyncIterable<Parsed>) {
      if (rows.length > mostRows) {
        throw new AppError(
          'CSV_TOO_LARGE',
          `This file has more than ${mostRows.toLocaleString('en')} rows. Split it and import its parts.`,
        )
      }
      rows.push({ line: info.lines, cells: record })
    }
  } catch (error) {
    throw error instanceof AppError ? error : broken(error)
  }
  return rows
}

/** Others have a turn in between. */
async function* piecesOf(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    yield bytes.subarray(from, from + pieceBytes)
    await nextTurn()
  }
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/** Of the first line, what it has most of. */
function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/)
  const head = end === -1 ? text : text.slice(0, end)
  const counted = [',', ';', '\t'].map((mark) => [mark, head.split(mark).length] as const)
  const [most] = counted.toSorted(([, a], [, b]) => b - a)
  return most?.[0] ?? ','
}

export function tooLarge(): AppError {
  return new AppError(
    'CSV_TOO_LARGE',
    'This file is larger than 50 MB. Split it and import its parts.',
  )
}

function broken(cause: unknown): AppError {
  const lines = cause instanceof Error && 'lines' in cause ? ` near line ${cause.lines}` : ''
  return new AppError(
    'CSV_BROKEN',
    `This file cannot be read${lines}: a quotation mark is missing there, or one too many. Nothing was imported.`,
    { cause },
  )
}
