import { createHash, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Person, person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import { z } from 'zod'
import type { Clock } from '../../platform/clock'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)
const keyLength = 32
const second = 1_000
const minute = 60 * second
const day = 24 * 60 * minute

/** What a guess costs whoever stole the file; kept with each key, so that it can be raised. */
const strength = { N: 2 ** 16, r: 8, p: 1 }
/** Twice what `strength` takes (128 · N · r bytes); raise both together. */
const maxmem = 128 * 2 ** 20
/** How far a clock may be set back by time servers or by hand without being doubted. */
const clockSlack = 10 * minute
/** Wrong passwords in a row before one has to wait, and the waits that follow. */
const freeFailures = 5
const firstWait = 30 * second
const longestWait = 15 * minute

const record = z.object({
  person,
  salt: z.base64(),
  key: z.base64(),
  /** Missing in older records, whose keys were derived with Node's defaults. */
  scrypt: z
    .object({ N: z.int().positive(), r: z.int().positive(), p: z.int().positive() })
    .optional(),
  /** When the database last confirmed this password, ISO 8601. */
  confirmedAt: z.iso.datetime(),
  /** The latest time at which this person was let in; missing in older records. */
  lastSeenAt: z.iso.datetime().optional(),
  /** Wrong passwords since the last right one. */
  failures: z.int().nonnegative().default(0),
  lastFailureAt: z.iso.datetime().nullable().default(null),
})
type Kept = z.output<typeof record>

interface Options {
  readonly folder: string
  /** Which database the records are about; those of another one never count. */
  readonly club: () => string
  readonly graceDays: () => number
  readonly clock: Clock
}

/**
 * Lets people sign in while the database is out of reach: a salted scrypt hash of the password
 * that the database last confirmed, one file a person and club, readable by this account only.
 */
export class OfflineCredentials {
  private changing: Promise<unknown> = Promise.resolve()

  constructor(private readonly the: Options) {}

  /** Keeps what the database has just confirmed; a new start for clock and wrong passwords. */
  remember(who: Person, password: string): Promise<void> {
    return this.oneAtATime(async () => {
      const salt = randomBytes(16)
      const key = await derive(password, salt, keyLength, { ...strength, maxmem })
      const now = this.the.clock.now().toISOString()
      await this.write(this.fileOf(who.email), {
        person: who,
        salt: salt.toString('base64'),
        key: key.toString('base64'),
        scrypt: strength,
        confirmedAt: now,
        lastSeenAt: now,
        failures: 0,
        lastFailureAt: null,
      })
    })
  }

  /** Lets this person in no more without the database; nothing to do where none was kept. */
  forget(email: string): Promise<void> {
    return this.oneAtATime(async () => {
      const file = this.fileOf(email)
      await rm(file, { force: true })
      await rm(`${file}.new`, { force: true })
    })
  }

  /** @throws AppError OFFLINE, WRONG_PASSWORD, TRY_LATER, GRACE_OVER */
  verify(email: string, password: string): Promise<Person> {
    return this.oneAtATime(async () => {
      const file = this.fileOf(email)
      const kept = await read(file)
      const now = this.the.clock.now()
      // All refusals come before the password: else they would tell a guesser which one is right.
      this.refuseOutsideGrace(kept, now)
      await this.refuseWhileWaiting(file, kept, now)
      if (!(await matches(kept, password))) {
        const failures = kept.failures + 1
        await this.write(file, { ...kept, failures, lastFailureAt: now.toISOString() })
        throw wrongPassword()
      }
      const lastSeenAt = new Date(Math.max(now.getTime(), seenAt(kept))).toISOString()
      await this.write(file, { ...kept, lastSeenAt, failures: 0, lastFailureAt: null })
      return kept.person
    })
  }

  private async refuseWhileWaiting(file: string, kept: Kept, now: Date): Promise<void> {
    const wait = waitAfter(kept.failures)
    if (wait === 0 || kept.lastFailureAt === null) return
    const since = now.getTime() - Date.parse(kept.lastFailureAt)
    if (since >= wait) return
    // After a clock was set back the wait starts anew, or it would last until the old time.
    if (since < 0) await this.write(file, { ...kept, lastFailureAt: now.toISOString() })
    throw tryLater(wait - Math.max(0, since))
  }

  private refuseOutsideGrace(kept: Kept, now: Date): void {
    if (now.getTime() < seenAt(kept) - clockSlack) {
      throw new AppError(
        'GRACE_OVER',
        'The clock of this device shows an earlier time than at your last sign-in. Set the clock right, or connect to the database to sign in again.',
      )
    }
    if (now.getTime() - Date.parse(kept.confirmedAt) > this.the.graceDays() * day) {
      throw new AppError(
        'GRACE_OVER',
        `You last signed in with the database more than ${this.the.graceDays()} days ago. Connect to it once to sign in again.`,
      )
    }
  }

  /** All of the new record or all of the old one, whenever the power goes. */
  private async write(file: string, content: Kept): Promise<void> {
    await mkdir(this.the.folder, { recursive: true, mode: 0o700 })
    // A folder that was there before keeps its own mode.
    await chmod(this.the.folder, 0o700)
    await writeFile(`${file}.new`, JSON.stringify(content), { mode: 0o600, flush: true })
    await rename(`${file}.new`, file)
  }

  private fileOf(email: string): string {
    const whose = JSON.stringify([this.the.club(), email.trim().toLowerCase()])
    const name = createHash('sha256').update(whose).digest('hex').slice(0, 40)
    return join(this.the.folder, `${name}.json`)
  }

  /** Tries side by side would all read the same number of wrong passwords. */
  private oneAtATime<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = this.changing.then(work, work)
    this.changing = next.catch(() => undefined)
    return next
  }
}

async function read(file: string): Promise<Kept> {
  try {
    return record.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (cause) {
    throw new AppError(
      'OFFLINE',
      'The database cannot be reached, and nobody with this e-mail has signed in on this device before. Check the network and try again.',
      { cause, retryable: true },
    )
  }
}

async function matches(kept: Kept, password: string): Promise<boolean> {
  const expected = Buffer.from(kept.key, 'base64')
  const salt = Buffer.from(kept.salt, 'base64')
  const key = await derive(password, salt, keyLength, { ...kept.scrypt, maxmem })
  return key.length === expected.length && timingSafeEqual(key, expected)
}

/** How long the next try has to wait, in milliseconds. */
function waitAfter(failures: number): number {
  if (failures < freeFailures) return 0
  return Math.min(firstWait * 2 ** (failures - freeFailures), longestWait)
}

function wrongPassword(): AppError {
  return new AppError('WRONG_PASSWORD', 'E-mail or password is wrong. Check both and try again.')
}

function tryLater(left: number): AppError {
  const seconds = Math.ceil(left / second)
  return new AppError(
    'TRY_LATER',
    `Too many wrong passwords. Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and try again.`,
    { retryable: true },
  )
}

function seenAt({ lastSeenAt, confirmedAt }: Kept): number {
  return Date.parse(lastSeenAt ?? confirmedAt)
}
