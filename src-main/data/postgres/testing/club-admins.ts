import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { silentLogger } from '../../../platform/logger'
import { openPostgres, type PostgresDatabase, personUrl } from '../connection'
import { ensureLogin, loginRoleFor } from '../login-role'
import type { TestClub } from './test-club'

/** A further administrator, limited to those locations; none: to none. Whoever opens it closes it. */
export async function newAdmin(
  club: TestClub,
  ...locations: readonly string[]
): Promise<{ readonly id: string; readonly database: PostgresDatabase }> {
  const id = randomUUID()
  const email = `${id}@club.example`
  const password = 'correct horse'
  await club.owner.transaction(async (db) => {
    await ensureLogin(db, { email, role: 'admin', password })
    await db.execute(
      sql`insert into staff (id, name, email, role, locations, pg_role)
        values (${id}, 'Admin', ${email}, 'admin', ${`{${locations}}`}, ${loginRoleFor(email)})`,
    )
  })
  const url = personUrl(club.url, email, password)
  return { id, database: openPostgres({ url, logger: silentLogger, maximumConnections: 4 }) }
}
