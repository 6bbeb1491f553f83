import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { AppError } from '@shared/ipc/app-error'
import { extract } from 'tar-stream'
import { damaged, foreign, readPartName } from './backup-contents'

interface ArchiveEntry {
  readonly name: string
  /** To be read to its end before the next entry is asked for. */
  readonly content: AsyncIterable<Buffer>
}

/** More than any list of people or tables; less than what would fill the memory. */
const mostTextBytes = 64 * 1024 * 1024

/**
 * The entries of a `.tar.gz`, one after the other.
 * @throws AppError BACKUP_FOREIGN, BACKUP_DAMAGED, BACKUP_UNREADABLE
 */
export async function* readArchive(file: string): AsyncGenerator<ArchiveEntry> {
  await requireGzip(file)
  const archive = extract()
  const read = pipeline(createReadStream(file), createGunzip(), archive)
  read.catch(() => undefined)
  try {
    for await (const entry of archive) {
      yield { name: entry.header.name, content: named(entry as AsyncIterable<Buffer>) }
    }
    await read
  } catch (error) {
    throw unreadable(error)
  } finally {
    archive.destroy()
  }
}

/** What breaks in the middle of an entry is thrown where that entry is read. */
async function* named(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* content
  } catch (error) {
    throw unreadable(error)
  }
}

/** A table's data, all parts as one. */
export interface TableData {
  readonly table: string
  /** To be read to its end before the next table is asked for. */
  readonly chunks: AsyncIterable<Buffer>
}

/** The tables of a backup that `checkBackup` found whole, in the file's order. */
export async function* readTableData(file: string): AsyncGenerator<TableData> {
  const entries = readArchive(file)
  try {
    let current = await nextEntry(entries)
    while (current !== null) {
      const table = readPartName(current.name)?.table
      if (table === undefined) {
        await textOf(current.content)
        current = await nextEntry(entries)
        continue
      }
      yield { table, chunks: partsOf(table) }
    }

    async function* partsOf(table: string): AsyncGenerator<Buffer> {
      while (current !== null && readPartName(current.name)?.table === table) {
        yield* current.content
        current = await nextEntry(entries)
      }
    }
  } finally {
    await entries.return(undefined)
  }
}

async function nextEntry(entries: AsyncGenerator<ArchiveEntry>): Promise<ArchiveEntry | null> {
  const { value, done } = await entries.next()
  return done ? null : value
}

/** @throws AppError BACKUP_DAMAGED when it is larger than any text of ours */
export async function textOf(content: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of content) {
    bytes += chunk.length
    if (bytes > mostTextBytes) throw damaged()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function requireGzip(file: string): Promise<void> {
  const start = Buffer.alloc(2)
  try {
    const handle = await open(file)
    await handle.read(start, 0, 2, 0).finally(() => handle.close())
  } catch (error) {
    throw unreadable(error)
  }
  if (start.toString('hex') !== '1f8b') throw foreign()
}

function unreadable(error: unknown): AppError {
  if (error instanceof AppError) return error
  const { code, syscall } = error as NodeJS.ErrnoException
  // Errors of the disk and the folder have a system call; all others are about the content.
  if (syscall === undefined) return damaged(error)
  const message = `The backup cannot be read (${code ?? syscall}). Check its name and your rights to it.`
  return new AppError('BACKUP_UNREADABLE', message, { cause: error })
}
