import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrate } from '../migrations'
import { prepareAttempts } from './access-attempts'
import { type Catalogue, readCatalogue } from './access-catalogue'
import { AccessChecks } from './access-checks'
import type { Fixtures } from './access-fixtures'
import { askingFixtures } from './access-fixtures-asking'
import { changesFixtures } from './access-fixtures-changes'
import { knowledgeFixtures } from './access-fixtures-knowledge'
import { messagesFixtures } from './access-fixtures-messages'
import { peopleFixtures } from './access-fixtures-people'
import { syncFixtures } from './access-fixtures-sync'
import { vaultFixtures } from './access-fixtures-vault'
import { workFixtures } from './access-fixtures-work'
import { readAccessMatrix } from './access-matrix-file'
import { makeSubjects, type Subject } from './access-people'
import { here, there } from './access-places'
import { RowMaker } from './access-rows'
import { Scenes } from './access-scenes'
import { postgresMigrations, startTestServer } from './test-server'

export const accessMatrix = readAccessMatrix(join(import.meta.dirname, '..', 'access-matrix.md'))

export const fixtures: Fixtures = {
  ...peopleFixtures,
  ...knowledgeFixtures,
  ...vaultFixtures,
  ...askingFixtures,
  ...changesFixtures,
  ...workFixtures,
  ...messagesFixtures,
  ...syncFixtures,
}

export interface AccessWorld {
  readonly catalogue: Catalogue
  readonly subjects: readonly Subject[]
  readonly checks: AccessChecks
  close(): Promise<void>
}

/** A database with one person of each kind, and nothing else yet. */
export async function startAccessWorld(): Promise<AccessWorld> {
  const server = await startTestServer()
  await migrate(server.owner, postgresMigrations)
  const owner = new Client({ connectionString: server.url })
  await owner.connect()
  await prepareAttempts(owner)
  // Rows to try on need not have come about the ordinary way.
  await owner.query('set session_replication_role = replica')
  const catalogue = await readCatalogue(owner)
  const rows = new RowMaker(owner, catalogue, (table) => fixtures[table]?.defaults?.() ?? {})
  for (const id of [here, there]) await rows.make('locations', { id })
  const colleague = randomUUID()
  await rows.make('staff', { id: colleague, role: 'operator' })
  const subjects = await makeSubjects(server)
  const scenes = new Scenes(rows, fixtures, colleague)
  return {
    catalogue,
    subjects,
    checks: new AccessChecks({ matrix: accessMatrix, catalogue, scenes, subjects }),
    close: async () => {
      await Promise.all([owner, ...subjects.map(({ client }) => client)].map((each) => each.end()))
      await server.close()
    },
  }
}
