import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { silentLogger } from '../../../platform/logger'
import { openPostgres, type PostgresDatabase, personUrl } from '../connection'
import { ensureLogin, loginRoleFor } from '../login-role'
import type { TestClub } from './test-club'

interface NewAdmin {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly database: PostgresDatabase
}

/** A further administrator, limited to those locations; none: to none. Whoever opens it closes it. */
export async function newAdmin(club: TestClub, ...locations: readonly string[]): Promise<NewAdmin> {
  const id = randomUUID()
  const email = `${id}@club.example`
  const [name, password] = ['Admin', 'correct horse']
  await club.owner.transaction(async (db) => {
    await ensureLogin(db, { email, role: 'admin', password })
    await db.execute(
      sql`insert into staff (id, name, email, role, locations, pg_role)
        values (${id}, ${name}, ${email}, 'admin', ${`{${locations}}`}, ${loginRoleFor(email)})`,
    )
  })
  const url = personUrl(club.url, email, password)
  const database = openPostgres({ url, logger: silentLogger, maximumConnections: 4 })
  return { id, name, email, password, database }
}
