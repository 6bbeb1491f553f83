import { closeSync, fstatSync, readSync } from 'node:fs'
import { openIfThere, readLog } from './write-ahead-log'

/** SQLite's own size for new files, which all of ours have: a header that says otherwise is wrong. */
export const pageBytes = 4096

/** The pages of a database file, its log included, read without SQLite: it may be damaged anywhere. */
export interface DatabaseImage {
  readonly pageCount: number
  /** Commits that the log should have and has not in one piece. */
  readonly logDamaged: boolean
  /** Null when the page cannot be read. */
  page(number: number): Buffer | null
  close(): void
}

/**
 * No connection of this process may have the file open: closing a descriptor gives up the locks
 * that SQLite holds on the file (https://sqlite.org/howtocorrupt.html, 2.2).
 */
export function openImage(file: string): DatabaseImage {
  const log = readLog(file, pageBytes)
  // The log may have outlived the file.
  const main = openIfThere(file)
  const logFile = log.pages.size === 0 ? null : openIfThere(`${file}-wal`)
  const size = main === null ? 0 : fstatSync(main).size
  return {
    pageCount: log.pageCount ?? Math.ceil(size / pageBytes),
    logDamaged: log.state === 'damaged',
    page: (number) => {
      const inLog = log.pages.get(number)
      if (inLog !== undefined && logFile !== null) return readPage(logFile, inLog)
      return main === null ? null : readPage(main, (number - 1) * pageBytes)
    },
    close: () => {
      if (main !== null) closeSync(main)
      if (logFile !== null) closeSync(logFile)
    },
  }
}

function readPage(descriptor: number, at: number): Buffer | null {
  const page = Buffer.alloc(pageBytes)
  try {
    return readSync(descriptor, page, 0, pageBytes, at) === pageBytes ? page : null
  } catch {
    // A bad sector: what stands on the other pages can still be had.
    return null
  }
}

/**
 * All pages as bytes that SQLite can open in memory, without a log beside them.
 * @returns null when a page cannot be read
 */
export function imageBytes(image: DatabaseImage): Buffer | null {
  const pages = Array.from({ length: image.pageCount }, (_, index) => image.page(index + 1))
  if (pages.length === 0 || !pages.every((page) => page !== null)) return null
  const bytes = Buffer.concat(pages)
  // Format 1 is a file with a rollback journal: a log cannot be had in memory.
  bytes.fill(1, 18, 20)
  return bytes
}
