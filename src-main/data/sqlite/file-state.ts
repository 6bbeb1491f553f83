import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/**
 * What the last ClubOS that had a local database open left beside it, in `<file>.state`.
 * Not inside it: a mark there would cost a durable write at each start, would have to be read from
 * the very file that is in doubt, and could not tell whether somebody changed the file since.
 */
const fileState = z.discriminatedUnion('state', [
  /** Somebody has it open, or crashed. */
  z.object({ state: z.literal('open'), checkedAt: z.string() }),
  z.object({
    state: z.literal('closed'),
    /** When all of its pages were last checked, ISO 8601. */
    checkedAt: z.string(),
    bytes: z.number(),
    modifiedMs: z.number(),
  }),
  /** Reading from it has failed as only damage makes it fail. */
  z.object({ state: z.literal('suspect') }),
])
type FileState = z.infer<typeof fileState>

/**
 * How much of a file to check. All pages of 100,000 rows take 50 ms from memory and a second from a
 * slow disk, which is too much for each start; so they are checked when there is a reason, and once
 * a day for what disks lose by themselves. What only this device has is checked every time.
 */
export type DueCheck =
  | { readonly check: 'own'; readonly checkedAt: string }
  /** Once a day. Every page and row, but not each index against its table: a third of the time. */
  | { readonly check: 'quick' }
  /** After a crash, or when the file is not as it was left. */
  | { readonly check: 'full' }
  /** What should be there is gone; SQLite would go on without it as if nothing had happened. */
  | { readonly check: 'missing'; readonly what: string }

const dayMs = 24 * 60 * 60 * 1000

export function dueCheck(file: string, now: Date): DueCheck {
  const state = readState(file)
  const database = statOf(file)
  const log = statOf(`${file}-wal`)
  const known = state !== null || (log?.bytes ?? 0) > 0
  if (known && (database?.bytes ?? 0) === 0) return { check: 'missing', what: 'The file is gone' }
  if (state === null) return { check: 'full' }
  switch (state.state) {
    case 'suspect':
      return { check: 'full' }
    case 'open':
      // A crash leaves the log in place: SQLite removes it only when it closes the file.
      return log === null ? { check: 'missing', what: 'The log is gone' } : { check: 'full' }
    case 'closed': {
      const same = database?.bytes === state.bytes && database.modifiedMs === state.modifiedMs
      if (!same) return { check: 'full' }
      const age = now.getTime() - Date.parse(state.checkedAt)
      const recent = age >= 0 && age < dayMs && (log?.bytes ?? 0) === 0
      return recent ? { check: 'own', checkedAt: state.checkedAt } : { check: 'quick' }
    }
  }
}

export function markOpen(file: string, checkedAt: string): void {
  writeState(file, { state: 'open', checkedAt })
}

/** Only when everything stands in the file itself and the log is empty. */
export function markClosed(file: string, checkedAt: string): void {
  const now = statOf(file)
  if (now !== null) writeState(file, { state: 'closed', checkedAt, ...now })
}

export function markSuspect(file: string): void {
  writeState(file, { state: 'suspect' })
}

/** Nothing is known then, and the next start checks everything. */
export function forgetState(file: string): void {
  rmSync(`${file}.state`, { force: true })
}

export function logExists(file: string): boolean {
  return statOf(`${file}-wal`) !== null
}

function writeState(file: string, state: FileState): void {
  try {
    writeFileSync(`${file}.state`, JSON.stringify(state), { mode: 0o600 })
  } catch {
    // A full disk: an old mark would be wrong, none is only slow. If it cannot be removed either,
    // its size or time no longer fits.
    forgetState(file)
  }
}

function readState(file: string): FileState | null {
  try {
    return fileState.parse(JSON.parse(readFileSync(`${file}.state`, 'utf8')))
  } catch {
    return null
  }
}

function statOf(file: string): { bytes: number; modifiedMs: number } | null {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat === undefined ? null : { bytes: stat.size, modifiedMs: stat.mtime.getTime() }
}
