import { AppError } from '@shared/ipc/app-error'
import { notInArray, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Clock } from '../../platform/clock'
import type { PostgresDatabase } from '../postgres/connection'
import { ensureLogin } from '../postgres/login-role'
import { staff } from '../postgres/schema/people'
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
  /** Identity of that database. */
  readonly database: string
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
 * @throws AppError NOT_DEMO when people of another club are in the database; DEMO_CONTENT, OFFLINE
 */
export async function createDemoClub(options: DemoClubOptions): Promise<DemoSecrets> {
  const content = readDemoContent(options.contentDir)
  return options.ownerDb.transaction(async (db) => {
    await db.execute(sql`select pg_advisory_xact_lock(${lockKeys})`)
    const now = options.clock.now()
    const known = readDemoSecrets(options.secretsFile)
    await refuseRealClub(db, [...content.staff, ...peopleMadeIn(options.database, known)])
    const secrets = newSecrets(content, options.database, known)
    // Written before the roles are made: a role then never lacks its password.
    if (JSON.stringify(secrets) !== JSON.stringify(known)) {
      writeDemoSecrets(options.secretsFile, secrets)
    }
    for (const person of secrets.people) await ensureLogin(db, person)
    await storeStaff(db, content.staff, now)
    await storePlaces(db, content.club.locations, now)
    await storeFacts(db, content.facts, now)
    await storeSops(db, content, now)
    return secrets
  })
}

/** Those whom an older ClubOS made and whom the demo club's files no longer name are its own, too. */
function peopleMadeIn(database: string, known: DemoSecrets | null): DemoSecrets['people'] {
  return known?.database === database ? known.people : []
}

async function refuseRealClub(
  db: NodePgDatabase,
  ours: readonly { readonly id: string }[],
): Promise<void> {
  const ids = ours.map(({ id }) => id)
  const strangers = await db
    .select({ id: staff.id })
    .from(staff)
    .where(notInArray(staff.id, ids))
    .limit(1)
  if (strangers.length === 0) return
  throw new AppError(
    'NOT_DEMO',
    'This database belongs to a real club; the demo club is not created in it.',
  )
}

/** Keeps known passwords. */
function newSecrets(
  content: DemoContent,
  database: string,
  known: DemoSecrets | null,
): DemoSecrets {
  const passwords = new Map(known?.people.map(({ id, password }) => [id, password]))
  const people = content.staff.map((person) => ({
    ...person,
    password: passwords.get(person.id) ?? newDemoPassword(),
  }))
  return { clubName: content.club.name, database, people }
}
