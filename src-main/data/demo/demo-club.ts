import { sql } from 'drizzle-orm'
import type { Clock } from '../../platform/clock'
import type { PostgresDatabase } from '../postgres/connection'
import { ensureLogin } from '../postgres/login-role'
import { type DemoContent, readDemoContent } from './demo-content'
import { storeFacts, storePlaces, storeStaff } from './demo-records'
import {
  type DemoSecrets,
  newDemoPassword,
  readDemoSecrets,
  writeDemoSecrets,
} from './demo-secrets'
import { storeSops } from './demo-sops'

interface DemoClubOptions {
  /** As a superuser, which the owner of our own server is: it makes login roles. */
  readonly ownerDb: PostgresDatabase
  readonly contentDir: string
  /** Where the people's passwords are kept. */
  readonly secretsFile: string
  readonly clock: Clock
}

/** Only one process at a time makes the demo club: "demo", "club". */
const lockKeys = sql.raw('1684368751, 1668048226')

/**
 * Makes the demo club, or brings it up to date with its files: a changed text becomes a new
 * version. What people changed in the club stays as they made it. Twice is the same as once.
 * @throws AppError DEMO_CONTENT, OFFLINE
 */
export async function createDemoClub(options: DemoClubOptions): Promise<DemoSecrets> {
  const content = readDemoContent(options.contentDir)
  return options.ownerDb.transaction(async (db) => {
    await db.execute(sql`select pg_advisory_xact_lock(${lockKeys})`)
    const now = options.clock.now()
    const secrets = ensureSecrets(options.secretsFile, content)
    for (const person of secrets.people) await ensureLogin(db, person)
    await storeStaff(db, content.staff, now)
    await storePlaces(db, content.club.locations, now)
    await storeFacts(db, content.facts, now)
    await storeSops(db, content, now)
    return secrets
  })
}

/** Keeps known passwords. Written before the roles are made: a role then never lacks its password. */
function ensureSecrets(file: string, content: DemoContent): DemoSecrets {
  const known = readDemoSecrets(file)
  const passwords = new Map(known?.people.map(({ id, password }) => [id, password]))
  const people = content.staff.map((person) => ({
    ...person,
    password: passwords.get(person.id) ?? newDemoPassword(),
  }))
  const secrets = { clubName: content.club.name, people }
  if (JSON.stringify(secrets) !== JSON.stringify(known)) writeDemoSecrets(file, secrets)
  return secrets
}
