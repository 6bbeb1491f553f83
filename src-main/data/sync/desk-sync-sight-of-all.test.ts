import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Role, roles } from '@shared/accounts/role'
import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personUrl } from '../postgres/connection'
import { ensureLogin, loginRoleFor } from '../postgres/login-role'
import { migrate } from '../postgres/migrations'
import { readCatalogue } from '../postgres/testing/access-catalogue'
import { here, there } from '../postgres/testing/access-places'
import { RowMaker } from '../postgres/testing/access-rows'
import { fixtures } from '../postgres/testing/access-world'
import {
  localMigrations,
  postgresMigrations,
  startTestServer,
  type TestServer,
  temporaryFolder,
} from '../postgres/testing/test-server'
import { Desk } from './testing/desk'
import { entityNames, heldBy, seenBySql } from './testing/sight'

let server: TestServer
const folder = temporaryFolder()
const password = 'correct horse battery'

const people = roles.flatMap((role) =>
  [[], [here]].map((limits) => ({
    ...{ role, limits, id: randomUUID(), password },
    email: `${role}-${limits.length}@club.example`,
  })),
)
type Somebody = (typeof people)[number]

beforeAll(async () => {
  server = await startTestServer()
  await migrate(server.owner, postgresMigrations)
  for (const { id, role, email, limits } of people) {
    await server.owner.transaction((db) => ensureLogin(db, { email, role, password }))
    await server.owner.db.execute(
      sql`insert into staff (id, name, email, role, locations, pg_role)
        values (${id}, ${email}, ${email}, ${role}, ${`{${limits}}`}, ${loginRoleFor(email)})`,
    )
  }
  await makeEverything()
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Rows of every kind that the access matrix knows, for everybody. */
async function makeEverything(): Promise<void> {
  const owner = new Client({ connectionString: server.url })
  await owner.connect()
  // As they are; what leads there is tested elsewhere.
  await owner.query('set session_replication_role = replica')
  const catalogue = await readCatalogue(owner)
  const rows = new RowMaker(owner, catalogue, (table) => fixtures[table]?.defaults?.() ?? {})
  for (const id of [here, there]) await rows.make('locations', { id })
  await owner.query('begin')
  const colleague = randomUUID()
  for (const name of entityNames) {
    const fixture = fixtures[name]
    for (const spec of Object.values(fixture?.rows ?? {})) {
      const specs = people.map(({ id }) => spec({ me: id, colleague }))
      // What belongs to nobody in particular is there once.
      const different = new Map(specs.map((values) => [JSON.stringify(values), values]))
      for (const values of different.values()) {
        if (!('existing' in values)) await rows.make(fixture?.madeIn ?? name, values)
      }
    }
  }
  await owner.query('select clubos_install_sync()')
  await owner.query('commit')
  await owner.end()
}

function deskOf(person: Somebody): Desk {
  const file = join(folder, person.id, 'copy.sqlite')
  return new Desk({ person, url: server.url, file, migrations: localMigrations })
}

describe('the copy of', () => {
  const held = new Set<string>()

  it.each(people.map((person) => [nameOf(person), person] as const))(
    '%s holds of every entity what this person sees by SQL',
    async (_, person) => {
      const desk = await deskOf(person).start()
      const client = new Client({ connectionString: personUrl(server.url, person.email, password) })
      await client.connect()
      for (const name of entityNames) {
        const seen = await seenBySql(client, name)
        if (seen.size > 0) held.add(name)
        expect([name, heldBy(desk.local.read, name, seen)]).toEqual([name, seen])
      }
      await client.end()
      await desk.close()
    },
  )

  it('somebody holds something of every entity, so that none was forgotten here', () => {
    expect([...held].toSorted()).toEqual(entityNames.toSorted())
  })
})

function nameOf({ role, limits }: { role: Role; limits: readonly string[] }): string {
  return `${role}, ${limits.length === 0 ? 'everywhere' : 'at one location'}`
}
