import { createHash } from 'node:crypto'
import { type Role, roles } from '@shared/accounts/role'
import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { isVerifierOf, scramVerifier } from './scram-verifier'

/**
 * The Postgres login role of the person with this e-mail: made without asking anybody,
 * so that signing in needs no account that could look people up.
 */
export function loginRoleFor(email: string): string {
  const digest = createHash('sha256').update(email.trim().toLowerCase()).digest('hex')
  return `clubos_p_${digest.slice(0, 40)}`
}

/** Enough for a few devices at once, and too few to keep everybody else out. As in `clubos_create_person`. */
const mostConnections = sql.raw('20')

export interface Login {
  readonly email: string
  readonly role: Role
  readonly password: string
}

/**
 * Makes the person's login role have exactly this password and this one group role.
 * Changes nothing when that is so already. Needs a superuser, who alone may read verifiers.
 */
export async function ensureLogin(db: NodePgDatabase, login: Login): Promise<void> {
  const name = loginRoleFor(login.email)
  const { rows } = await db.execute<{ rolpassword: string | null }>(
    sql`select rolpassword from pg_authid where rolname = ${name}`,
  )
  const [found] = rows
  if (found === undefined) {
    await db.execute(
      sql`create role ${sql.identifier(name)} login connection limit ${mostConnections}`,
    )
  }
  if (!(await isVerifierOf(found?.rolpassword ?? null, login.password))) {
    const verifier = sql.raw(`'${await scramVerifier(login.password)}'`)
    await db.execute(sql`alter role ${sql.identifier(name)} password ${verifier}`)
  }
  await ensureGroup(db, name, login.role)
}

async function ensureGroup(db: NodePgDatabase, name: string, role: Role): Promise<void> {
  const { rows } = await db.execute<{ group: string }>(
    sql`select r.rolname as "group" from pg_auth_members m join pg_roles r on r.oid = m.roleid
      where m.member = ${name}::regrole`,
  )
  const groups = rows.map(({ group }) => group)
  for (const other of roles.filter((each) => each !== role && groups.includes(groupOf(each)))) {
    await db.execute(sql`revoke ${sql.identifier(groupOf(other))} from ${sql.identifier(name)}`)
  }
  if (groups.includes(groupOf(role))) return
  await db.execute(sql`grant ${sql.identifier(groupOf(role))} to ${sql.identifier(name)}`)
}

function groupOf(role: Role): string {
  return `clubos_${role}`
}
