import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { ensureOwnFolder } from '../own-files'
import { enterFile, type FilePresence } from './file-presence'
import { markSuspect } from './file-state'
import { keepStatements } from './kept-statements'
import { closeWriter, openReader, openWriter, type Writer } from './local-connections'
import type { LocalDatabase, OpenOptions, WriteDb, WriteOptions } from './local-database'
import { openUnchanging } from './local-read-only'
import { finishRebuild, type Rebuilt, rebuild, rebuildPending } from './local-rebuild'
import { isDamage, toLocalError } from './sqlite-error'
import { watchConnection } from './watched-connection'
import { TurnedWrites } from './write-in-turns'

/**
 * Opens a local database, made and migrated as needed. Only this account can read it.
 * A damaged one is built again with whatever only this device had; the next pull brings the rest.
 * Where nothing can be written, what is there can still be read.
 * @throws AppError NO_RIGHTS, DISK_FULL, DISK_FAILED, LOCAL_BUSY, DATABASE_NEWER
 */
export function openLocalDatabase(options: OpenOptions): LocalDatabase {
  try {
    ensureOwnFolder(dirname(options.file), options.logger)
    return openPresent(options)
  } catch (error) {
    const reason = toLocalError(error)
    const unchanging = openUnchanging(options, reason)
    if (unchanging === null) throw reason
    options.logger.warn('The local database cannot be written, only read', { error: reason })
    return unchanging
  }
}

function openPresent(options: OpenOptions): LocalDatabase {
  refuseFolder(options.file)
  const presence = enterFile(options.file, options.logger)
  try {
    const { writer, rebuilt } = openOrRebuild(options, presence)
    return assemble({ file: options.file, writer, rebuilt, presence })
  } catch (error) {
    presence.leave()
    throw error
  }
}

/** SQLite would only say that it cannot open it. */
function refuseFolder(file: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) return
  throw Object.assign(new Error('There is a folder in place of the file'), { code: 'EEXIST' })
}

interface Opened {
  readonly writer: Writer
  readonly rebuilt: Rebuilt | null
}

function openOrRebuild(options: OpenOptions, presence: FilePresence): Opened {
  const { file } = options
  const finished = rebuildPending(file) ? presence.alone(() => finishRebuild(file)) : null
  try {
    return { writer: openWriter(options), rebuilt: finished }
  } catch (error) {
    if (!isDamage(error)) throw error
    return presence.alone(() => openAlone(options))
  }
}

/** What looked damaged while another process was writing may be sound after all. */
function openAlone(options: OpenOptions): Opened {
  try {
    return { writer: openWriter(options), rebuilt: null }
  } catch (error) {
    if (!isDamage(error)) throw error
    const rebuilt = rebuild(options)
    options.logger.warn('The local database was damaged and is built again', { ...rebuilt, error })
    return { writer: openWriter(options), rebuilt }
  }
}

const kept = { synchronous: 'FULL', pagesInLog: 1_000 }
/** While much is fetched, most of the log is written over again soon and need not be taken up. */
const fetched = { synchronous: 'NORMAL', pagesInLog: 8_000 }
/** To take up the log takes longer than to write it: it gets a turn of its own. */
const inTurns = { synchronous: 'FULL', pagesInLog: 8_000 }

function assemble(
  the: Opened & { readonly file: string; readonly presence: FilePresence },
): LocalDatabase {
  const { file, writer, rebuilt } = the
  const reader = openReader(file, writer)
  const db = drizzle(keepStatements(writer.client))
  let suspect = false
  const onDamage = () => {
    if (!suspect) markSuspect(file)
    suspect = true
  }
  const toError = (error: unknown) => {
    if (isDamage(error)) onDamage()
    return toLocalError(error)
  }
  const turned = new TurnedWrites({ client: writer.client, db, toError })
  return {
    file,
    read: drizzle(watchConnection(reader, onDamage)),
    rebuilt,
    readOnly: false,
    write: <T>(work: (db: WriteDb) => T, { durable = true }: WriteOptions = {}): T => {
      turned.finish()
      try {
        keepAs(writer.client, durable ? kept : fetched)
        return db.transaction(work, { behavior: 'immediate' })
      } catch (error) {
        throw toError(error)
      }
    },
    writeInTurns: async (work) => {
      turned.finish()
      keepAs(writer.client, inTurns)
      const result = await turned.write(work)
      takeUpLog(writer.client)
      return result
    },
    settle: () => turned.finish(),
    close: () => {
      if (!writer.client.open) return
      turned.finish()
      reader.close()
      closeWriter(file, writer, suspect)
      the.presence.leave()
    },
  }
}

function keepAs(client: Writer['client'], { synchronous, pagesInLog }: typeof kept): void {
  client.pragma(`synchronous = ${synchronous}`)
  client.pragma(`wal_autocheckpoint = ${pagesInLog}`)
}

/** As SQLite does by itself, for which a failure is none either: the log stays until the next time. */
function takeUpLog(client: Writer['client']): void {
  if (!client.open || client.inTransaction) return
  try {
    client.pragma('wal_checkpoint(PASSIVE)')
  } catch {
    // What was written is in the log, and is read from there.
  }
}
