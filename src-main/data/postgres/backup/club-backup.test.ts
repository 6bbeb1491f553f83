import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../../platform/logger'
import { ClubDatabase } from '../club-database'
import { demoContent, testTime } from '../testing/test-club'
import { postgresMigrations, temporaryFolder } from '../testing/test-server'

const folders: string[] = []
const opened: ClubDatabase[] = []

/** A ClubOS with its own server, in a data folder of its own. */
function installation(): ClubDatabase {
  const dataFolder = temporaryFolder()
  folders.push(dataFolder)
  const club = new ClubDatabase({
    url: undefined,
    dataFolder,
    migrations: postgresMigrations,
    demoContent,
    clock: { now: () => testTime },
    logger: silentLogger,
  })
  opened.push(club)
  return club
}

const target = temporaryFolder()
const file = join(target, 'club.clubos-backup')
const saving = { force: true, appVersion: '2.0.0', onStep: () => undefined }
const restoring = { file, onStep: () => undefined }
let club: ClubDatabase

beforeAll(async () => {
  club = installation()
  await club.prepare(() => undefined)
  await club.backup({ ...saving, file })
})

afterAll(async () => {
  for (const each of opened) await each.close()
  for (const folder of [...folders, target]) rmSync(folder, { recursive: true })
})

describe('the club of one installation', () => {
  it('goes on at another that has never been started, with the same passwords', async () => {
    const other = installation()
    await other.revive()
    await other.restore({ ...restoring, replace: false })
    for (const { email, password, name } of club.demo?.people ?? []) {
      expect(await other.verify(email, password)).toMatchObject({ name })
    }
  })

  it('takes the place of a demo club, whose people are no longer offered', async () => {
    const real = installation()
    await real.revive()
    await real.migrate()
    await real.asOwner(({ db }) =>
      db.execute(sql`insert into locations (id, name, address, phone, time_zone, hours, staffed_hours)
        select 'real', 'Real', '1 Quay', '+15550100', 'UTC', week, week from (select
          '{"mon":[],"tue":[],"wed":[],"thu":[],"fri":[],"sat":[],"sun":[]}'::jsonb as week) w`),
    )
    await real.backup({ ...saving, file })
    const demo = installation()
    await demo.prepare(() => undefined)
    expect(demo.demo).not.toBeNull()
    await demo.restore({ ...restoring, replace: true })
    expect(demo.demo).toBeNull()
  })
})

/** A drive of a megabyte can be had by root on Linux only. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0

describe.runIf(mayMount)('a full drive', () => {
  it('is named, and nothing is left on it', async () => {
    const drive = join(target, 'drive')
    mkdirSync(drive)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', drive])
    try {
      const filled = club.asOwner(({ db }) =>
        db.execute(sql`insert into customers (id, phone, name)
          select gen_random_uuid(), '+1555' || (1000000 + n), md5(n::text)
          from generate_series(1, 20000) n`),
      )
      await filled
      const full = club.backup({ ...saving, file: join(drive, 'club.clubos-backup') })
      await expect(full).rejects.toMatchObject({ code: 'DISK_FULL' })
      expect(readdirSync(drive)).toEqual([])
    } finally {
      execFileSync('umount', [drive])
    }
  })
})
