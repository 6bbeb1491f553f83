import { randomUUID } from 'node:crypto'
import { type Role, roles } from '@shared/accounts/role'
import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { personUrl } from '../connection'
import { ensureLogin, loginRoleFor } from '../login-role'
import { here } from './access-places'
import type { TestServer } from './test-server'

export const groups = [...roles, 'worker'] as const
export type Group = (typeof groups)[number]

/** `limited` to the location `here`; the last three are let in by the server, and then see nothing. */
const standings = ['limited', 'unlimited', 'suspended', 'removed', 'unknown'] as const
export type Standing = (typeof standings)[number]

export interface Subject {
  readonly group: Group
  readonly standing: Standing
  /** Their row in `staff`, or of whoever they may be mistaken for. */
  readonly id: string
  readonly name: string
  readonly client: Client
}

/** Alike for all roles, so one tries for all. */
const isGone = (standing: Standing) => standing === 'removed' || standing === 'unknown'

const password = 'correct horse'

/** A connection for each group and standing, and a colleague whom all of them can be confronted with. */
export async function makeSubjects(server: TestServer): Promise<readonly Subject[]> {
  const made: Subject[] = []
  for (const role of roles) {
    for (const standing of standings.filter((each) => role === 'admin' || !isGone(each))) {
      made.push(await makePerson(server, role, standing))
    }
  }
  return [...made, await makeWorker(server, made[0]?.id ?? '')]
}

async function makePerson(server: TestServer, role: Role, standing: Standing): Promise<Subject> {
  const id = randomUUID()
  const email = `${role}-${standing}@club.example`
  await server.owner.transaction((db) => ensureLogin(db, { email, role, password }))
  const locations = standing === 'unlimited' ? '{}' : `{${here}}`
  const status = standing === 'suspended' ? 'suspended' : 'active'
  const deletedAt = standing === 'removed' ? '2026-11-19T12:00:00Z' : null
  if (standing !== 'unknown') {
    await server.owner.db.execute(
      sql`insert into staff (id, name, email, role, locations, pg_role, status, deleted_at)
        values (${id}, ${email}, ${email}, ${role}, ${locations}, ${loginRoleFor(email)}, ${status}, ${deletedAt})`,
    )
  }
  const client = await connect(personUrl(server.url, email, password))
  return { group: role, standing, id, name: `${role} (${standing})`, client }
}

/** Not a person: no row in `staff`. */
async function makeWorker(server: TestServer, id: string): Promise<Subject> {
  const name = 'clubos_access_worker'
  await server.owner.db.execute(
    sql.raw(`create role ${name} login in role clubos_worker password '${password}'`),
  )
  const url = Object.assign(new URL(server.url), { username: name, password }).href
  const client = await connect(url)
  return { group: 'worker', standing: 'unlimited', id, name: 'worker', client }
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString })
  await client.connect()
  return client
}
