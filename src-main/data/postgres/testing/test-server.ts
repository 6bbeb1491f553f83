import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'drizzle-orm'
import { silentLogger } from '../../../platform/logger'
import { openPostgres, type PostgresDatabase } from '../connection'
import { EmbeddedServer } from '../embedded-server'

/** From wherever this runs: bundled scripts lie elsewhere in it. */
export const repository = folderWithPackage(import.meta.dirname)
export const postgresMigrations = join(repository, 'migrations', 'postgres')
export const localMigrations = join(repository, 'migrations', 'sqlite')

/** A folder of its own that every account may enter: as root, PostgreSQL runs under another one. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clubos-test-'))
  chmodSync(folder, 0o755)
  return folder
}

/** A real server with a data folder of its own, for the tests of one file. */
export interface TestServer {
  readonly server: EmbeddedServer
  readonly folder: string
  /** Of the owner, to the database `clubos`. */
  readonly url: string
  readonly owner: PostgresDatabase
  /** A further, empty database. @returns the owner's URL to it */
  createDatabase(name: string): Promise<string>
  close(): Promise<void>
}

export async function startTestServer(): Promise<TestServer> {
  const folder = temporaryFolder()
  const server = new EmbeddedServer({ dataDir: folder, logger: silentLogger })
  const { url } = await server.start()
  const owner = openAsOwner(url)
  return {
    server,
    folder,
    url,
    owner,
    createDatabase: async (name) => {
      await owner.db.execute(sql`create database ${sql.identifier(name)}`)
      return Object.assign(new URL(url), { pathname: `/${name}` }).href
    },
    close: async () => {
      await owner.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function openAsOwner(url: string): PostgresDatabase {
  return openPostgres({ url, logger: silentLogger, statementTimeoutMs: 0 })
}

function folderWithPackage(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('This does not run in the repository.')
  return folderWithPackage(parent)
}
