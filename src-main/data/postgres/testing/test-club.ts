import { join } from 'node:path'
import type { Role } from '@shared/accounts/role'
import { silentLogger } from '../../../platform/logger'
import { createDemoClub } from '../../demo/demo-club'
import type { DemoPerson } from '../../demo/demo-secrets'
import { openPostgres, type PostgresDatabase, personUrl } from '../connection'
import { migrate } from '../migrations'
import { postgresMigrations, repository, startTestServer, type TestServer } from './test-server'

/** The moment at which test clubs are made. */
export const testTime = new Date('2026-11-20T15:00:00Z')

/** A server with the demo club on it, and connections as its people. */
export interface TestClub extends TestServer {
  readonly people: readonly DemoPerson[]
  readonly secretsFile: string
  /** The first person with that role who is limited to exactly these locations. */
  person(role: Role, ...locations: readonly string[]): DemoPerson
  /** Connections under the person's own role; closed with the club. */
  as(person: DemoPerson): PostgresDatabase
}

export const demoContent = join(repository, 'resources', 'demo-club')

/** @param migrations of an older version, say */
export async function startTestClub(migrations = postgresMigrations): Promise<TestClub> {
  const server = await startTestServer()
  await migrate(server.owner, migrations)
  const secretsFile = join(server.folder, 'demo-club.json')
  const { people } = await createDemoClub({
    ownerDb: server.owner,
    database: 'own',
    contentDir: demoContent,
    secretsFile,
    clock: { now: () => testTime },
  })
  const opened: PostgresDatabase[] = []
  return {
    ...server,
    people,
    secretsFile,
    person: (role, ...locations) => find(people, role, locations),
    as: ({ email, password }) => {
      const url = personUrl(server.url, email, password)
      const database = openPostgres({ url, logger: silentLogger, maximumConnections: 2 })
      opened.push(database)
      return database
    },
    close: async () => {
      await Promise.all(opened.map((database) => database.close()))
      await server.close()
    },
  }
}

function find(people: readonly DemoPerson[], role: Role, locations: readonly string[]): DemoPerson {
  const wanted = locations.join()
  const found = people.find((each) => each.role === role && each.locations.join() === wanted)
  if (found === undefined) throw new Error(`The demo club has no ${role} limited to [${wanted}].`)
  return found
}
