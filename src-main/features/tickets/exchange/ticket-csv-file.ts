import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '@shared/ipc/app-error'
import { mostCsvBytes, tooLarge } from './ticket-csv-reader'

/** A file's name and bytes, not read when it is too large. @throws AppError NO_SUCH_FILE, CSV_TOO_LARGE */
export async function readCsvFile(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile()) {
    throw new AppError('NO_SUCH_FILE', `There is no file ${path}.`)
  }
  if (found.size > mostCsvBytes) throw tooLarge()
  return { name: basename(path), bytes: await readFile(path) }
}
