import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../../platform/logger'
import { generateHistory } from '../../demo/demo-generator'
import { EmbeddedServer } from '../embedded-server'
import { fingerprint, restore, save } from '../testing/backup-scene'
import { killHard, runChild } from '../testing/child-process'
import { startTestClub, type TestClub, testTime } from '../testing/test-club'
import { openAsOwner, postgresMigrations, temporaryFolder } from '../testing/test-server'

let club: TestClub
const folder = temporaryFolder()
const file = join(folder, 'club.clubos-backup')

/** The club goes on after the backup: restoring would take these changes back. */
beforeAll(async () => {
  club = await startTestClub()
  const scale = { customers: 200, conversations: 200, tickets: 100 }
  await generateHistory({ ownerDb: club.owner, seed: '1', until: testTime, scale })
  await save(club.owner, file)
  await generateHistory({ ownerDb: club.owner, seed: '2', until: testTime, scale })
  await club.owner.db.execute(sql`update customers set name = 'Changed since'`)
})

afterAll(async () => {
  await club.close()
  rmSync(folder, { recursive: true })
})

const restoreUntil = (step: string) =>
  runChild('src-main/data/postgres/testing/restore-child.ts', [
    club.url,
    file,
    postgresMigrations,
    step,
  ])

const logins = () =>
  club.owner.db
    .execute(sql`select rolname, rolpassword, rolcanlogin from pg_authid order by 1`)
    .then(({ rows }) => rows)

/** At once, as a power cut does. */
async function killServer(): Promise<void> {
  const { rows } = await club.owner.pool.query('show data_directory')
  const file = join(rows[0].data_directory, 'postmaster.pid')
  process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGKILL')
}

describe('a restore that is broken off', () => {
  it.each([
    'Preparing the database',
    'Loaded 200 rows of customers',
    'Comparing with the backup',
    'Bringing people’s accounts back',
    'Putting it in place',
  ])('by kill -9 at “%s” leaves the old club whole', async (step) => {
    const before = [await fingerprint(club.owner), await logins()]
    const child = await restoreUntil(step)
    expect(child.said).toEqual({ step })
    await killHard(child.process)
    expect([await fingerprint(club.owner), await logins()]).toEqual(before)
  })

  it('by the death of the database server leaves the old club whole', async () => {
    const before = await fingerprint(club.owner)
    const child = await restoreUntil('Putting it in place')
    await killServer()
    await killHard(child.process)
    const server = new EmbeddedServer({ dataDir: club.folder, logger: silentLogger })
    const { url } = await server.start()
    const owner = openAsOwner(url)
    expect(await fingerprint(owner)).toEqual(before)
    await restore(url, file, { replace: true })
    const { rows } = await owner.pool.query('select count(*)::int as customers from customers')
    expect(rows).toEqual([{ customers: 200 }])
    await owner.close()
    await server.stop()
  })
})
