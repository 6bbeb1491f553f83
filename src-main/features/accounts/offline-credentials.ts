import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Person, person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import { z } from 'zod'
import type { Clock } from '../../platform/clock'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
const keyLength = 32
const day = 86_400_000

const record = z.object({
  person,
  salt: z.base64(),
  key: z.base64(),
  /** When the database last confirmed this password, ISO 8601. */
  confirmedAt: z.iso.datetime(),
})

/**
 * Lets people sign in while the database is out of reach: a salted scrypt hash of the password
 * that the database last confirmed, one file a person, readable by this account only.
 */
export class OfflineCredentials {
  constructor(
    private readonly the: {
      readonly folder: string
      readonly graceDays: () => number
      readonly clock: Clock
    },
  ) {}

  /** Keeps what the database has just confirmed. */
  async remember(who: Person, password: string): Promise<void> {
    const salt = randomBytes(16)
    const key = await derive(password, salt, keyLength)
    const content: z.input<typeof record> = {
      person: who,
      salt: salt.toString('base64'),
      key: key.toString('base64'),
      confirmedAt: this.the.clock.now().toISOString(),
    }
    await mkdir(this.the.folder, { recursive: true, mode: 0o700 })
    const file = this.fileOf(who.email)
    await writeFile(`${file}.new`, JSON.stringify(content), { mode: 0o600 })
    await rename(`${file}.new`, file)
  }

  /** @throws AppError OFFLINE, WRONG_PASSWORD, GRACE_OVER */
  async verify(email: string, password: string): Promise<Person> {
    const kept = await this.read(email)
    const key = await derive(password, Buffer.from(kept.salt, 'base64'), keyLength)
    if (!timingSafeEqual(key, Buffer.from(kept.key, 'base64'))) {
      throw new AppError('WRONG_PASSWORD', 'E-mail or password is wrong. Check both and try again.')
    }
    const age = Math.abs(this.the.clock.now().getTime() - Date.parse(kept.confirmedAt))
    if (age > this.the.graceDays() * day) {
      throw new AppError(
        'GRACE_OVER',
        `You last signed in with the database more than ${this.the.graceDays()} days ago. Connect to it once to sign in again.`,
      )
    }
    return kept.person
  }

  private async read(email: string): Promise<z.output<typeof record>> {
    try {
      return record.parse(JSON.parse(await readFile(this.fileOf(email), 'utf8')))
    } catch (cause) {
      throw new AppError(
        'OFFLINE',
        'The database cannot be reached, and nobody with this e-mail has signed in on this device before. Check the network and try again.',
        { cause, retryable: true },
      )
    }
  }

  private fileOf(email: string): string {
    const name = createHash('sha256').update(email.trim().toLowerCase()).digest('hex').slice(0, 40)
    return join(this.the.folder, `${name}.json`)
  }
}
