import { AppError } from '@shared/ipc/app-error'
import { z } from 'zod'

/** Goes up when an older ClubOS could misread a file. */
export const backupFormat = { format: 'clubos-backup', formatVersion: 1 } as const

/** Names within the archive, in the order in which they come; table data lies before the last. */
export const archiveNames = {
  head: 'backup.json',
  logins: 'logins.json',
  manifest: 'manifest.json',
}

const count = z.number().int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const backupTable = z.object({
  /** In the schema `public`. */
  name: z.string().min(1),
  /** Those whose values are stored, in the order of the data. */
  columns: z.array(z.string().min(1)).min(1),
})

/** What is known before the first row is read. */
export const backupHead = z.object({
  format: z.literal(backupFormat.format),
  formatVersion: z.literal(backupFormat.formatVersion),
  appVersion: z.string(),
  /** ISO 8601. Everything committed before is in the backup. */
  takenAt: z.iso.datetime(),
  database: z.object({ identity: z.string(), epoch: z.string().nullable(), postgres: z.string() }),
  migrations: z.array(z.object({ tag: z.string(), sha256 })).min(1),
  tables: z.array(backupTable),
})

const groupName = /^clubos_(kiosk|support|operator|manager|admin|worker)$/

/** A person's login role. Names and forms are narrow: a file must not make other roles. */
export const loginRecord = z.object({
  name: z.string().regex(/^clubos_p_[0-9a-f]{40}$/),
  canLogin: z.boolean(),
  connectionLimit: z.number().int(),
  /** As PostgreSQL writes it in UTC; `infinity`: without end. */
  validUntil: z.string().regex(/^(infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00)$/),
  /** What PostgreSQL checks the password against; null: it could not be read. */
  verifier: z
    .string()
    .regex(/^SCRAM-SHA-256\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$/)
    .nullable(),
  groups: z.array(z.string().regex(groupName)),
})

export const backupLogins = z.object({
  /** False where the owner may not read passwords: people then need new ones. */
  withPasswords: z.boolean(),
  people: z.array(loginRecord),
})

/** Of a table's data as PostgreSQL's COPY writes it, all parts one after the other. */
export const tableTotals = z.object({ name: z.string(), rows: count, bytes: count, sha256 })

/** What is known when all was read; proves that the file is whole. */
export const backupManifest = z.object({
  /** SHA-256 of the two files before the data. */
  head: sha256,
  logins: sha256,
  tables: z.array(tableTotals),
  sequences: z.array(
    z.object({ name: z.string(), value: z.string().regex(/^-?\d+$/), called: z.boolean() }),
  ),
})

export type BackupTable = z.infer<typeof backupTable>
export type BackupHead = z.infer<typeof backupHead>
export type LoginRecord = z.infer<typeof loginRecord>
export type BackupLogins = z.infer<typeof backupLogins>
export type TableTotals = z.infer<typeof tableTotals>
export type BackupManifest = z.infer<typeof backupManifest>

/** A backup that was read completely and found whole. */
export interface CheckedBackup {
  readonly head: BackupHead
  readonly logins: BackupLogins
  readonly manifest: BackupManifest
}

/** Name of one part of a table's data. Parts are numbered from 1. */
export function partName(table: string, part: number): string {
  return `tables/${encodeURIComponent(table)}/${String(part).padStart(6, '0')}.copy`
}

/** The table and number of a part; null for anything else. */
export function readPartName(name: string): { table: string; part: number } | null {
  const [, table, part] = /^tables\/([^/]+)\/(\d{6,})\.copy$/.exec(name) ?? []
  if (table === undefined || part === undefined) return null
  return { table: decodeURIComponent(table), part: Number(part) }
}

/** @throws AppError BACKUP_FOREIGN, BACKUP_NEWER, BACKUP_DAMAGED */
export function parseHead(text: string): BackupHead {
  const said = parse(z.object({ format: z.string(), formatVersion: z.number() }), text, foreign)
  if (said.format !== backupFormat.format) throw foreign()
  if (said.formatVersion > backupFormat.formatVersion) throw newerFormat()
  return parse(backupHead, text, damaged)
}

/** @throws what `wrong` makes */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  wrong: (cause: unknown) => AppError,
): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw wrong(cause)
  }
}

export function foreign(cause?: unknown): AppError {
  return new AppError('BACKUP_FOREIGN', 'This file is not a ClubOS backup. Nothing was changed.', {
    cause,
  })
}

export function damaged(cause?: unknown): AppError {
  const message =
    'This backup is damaged or not complete. Take another copy of it, or an older backup. Nothing was changed.'
  return new AppError('BACKUP_DAMAGED', message, { cause })
}

function newerFormat(): AppError {
  return new AppError(
    'BACKUP_NEWER',
    'This backup was made by a newer ClubOS. Update this app to use it; nothing was changed.',
  )
}
