import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personUrl } from '../connection'
import { loginRoleFor } from '../login-role'
import { fingerprint, migrationsOf, restore, save } from '../testing/backup-scene'
import { startTestClub, type TestClub } from '../testing/test-club'
import { openAsOwner, temporaryFolder } from '../testing/test-server'
import { checkBackup } from './check-backup'

let club: TestClub
let whole: Buffer
const folder = temporaryFolder()
const file = join(folder, 'club.clubos-backup')

beforeAll(async () => {
  club = await startTestClub()
  await save(club.owner, file)
  whole = readFileSync(file)
})

afterAll(async () => {
  await club.close()
  rmSync(folder, { recursive: true })
})

/** A file with that content; the club must be the same after it was refused. */
async function refused(content: Buffer): Promise<unknown> {
  const wrong = join(folder, 'wrong')
  writeFileSync(wrong, content)
  return restore(club.url, wrong, { replace: true }).then(
    () => 'restored',
    (error) => error.code,
  )
}

/** The archive with one text in place of another of the same length. */
function changed(from: string, to: string): Buffer {
  const archive = gunzipSync(whole)
  const at = archive.indexOf(from)
  if (at === -1 || from.length !== to.length) throw new Error(`There is no ${from}.`)
  archive.write(to, at)
  return gzipSync(archive)
}

describe('a file that is no whole backup', () => {
  it('is refused, and the club stays as it is', async () => {
    const before = await fingerprint(club.owner)
    const half = whole.subarray(0, whole.length / 2)
    expect(await refused(half)).toBe('BACKUP_DAMAGED')
    expect(await refused(whole.subarray(0, -8))).toBe('BACKUP_DAMAGED')
    expect(await refused(gzipSync(gunzipSync(whole).subarray(0, -10_240)))).toBe('BACKUP_DAMAGED')
    expect(await refused(changed('TrackMan', 'Trackman'))).toBe('BACKUP_DAMAGED')
    expect(await refused(changed('"canLogin": true', '"canLogin":false'))).toBe('BACKUP_DAMAGED')
    expect(await refused(Buffer.from('not a backup'))).toBe('BACKUP_FOREIGN')
    expect(await refused(gzipSync('not a backup, either'))).toMatch(/^BACKUP_(FOREIGN|DAMAGED)$/)
    expect(await refused(Buffer.alloc(0))).toBe('BACKUP_FOREIGN')
    expect(await refused(changed('clubos-backup', 'others-backup'))).toBe('BACKUP_FOREIGN')
    expect(await refused(changed('"formatVersion": 1', '"formatVersion": 2'))).toBe('BACKUP_NEWER')
    expect(await fingerprint(club.owner)).toEqual(before)
  })

  it('is found whichever byte was hit', async () => {
    for (let at = 0; at < 40; at += 1) {
      const flipped = Buffer.from(whole)
      const place = Math.floor(((at + 0.5) / 40) * whole.length)
      flipped[place] = (flipped[place] ?? 0) ^ 0xff
      writeFileSync(join(folder, 'flipped'), flipped)
      const code = await checkBackup(join(folder, 'flipped')).then(
        () => `byte ${place} was not missed`,
        (error) => error.code,
      )
      expect(code).toMatch(/^BACKUP_(DAMAGED|FOREIGN)$/)
    }
  })

  it('that is not there, or a folder, is named as unreadable', async () => {
    const missing = checkBackup(join(folder, 'missing'))
    await expect(missing).rejects.toMatchObject({ code: 'BACKUP_UNREADABLE' })
    await expect(checkBackup(folder)).rejects.toMatchObject({ code: 'BACKUP_UNREADABLE' })
  })
})

describe('the steps of a backup', () => {
  it('are to be known to this ClubOS, and the same', async () => {
    const before = await fingerprint(club.owner)
    const older = migrationsOf(join(folder, 'older'), 3)
    const newer = restore(club.url, file, { replace: true, migrations: older })
    await expect(newer).rejects.toMatchObject({ code: 'BACKUP_NEWER' })
    const others = migrationsOf(join(folder, 'others'), 99)
    writeFileSync(join(others, '0001_club.sql'), 'select 1')
    const other = restore(club.url, file, { replace: true, migrations: others })
    await expect(other).rejects.toMatchObject({ code: 'BACKUP_OTHER_STEPS' })
    expect(await fingerprint(club.owner)).toEqual(before)
  })
})

describe('the database that is there', () => {
  it('is replaced only when that is said', async () => {
    const before = await fingerprint(club.owner)
    await expect(restore(club.url, file)).rejects.toMatchObject({ code: 'CLUB_EXISTS' })
    expect(await fingerprint(club.owner)).toEqual(before)
  })

  it('is never replaced when it is something else’s', async () => {
    const url = await club.createDatabase('bookkeeping')
    const other = openAsOwner(url)
    await other.db.execute(sql`create table invoices (id int)`)
    const wrong = restore(url, file, { replace: true })
    await expect(wrong).rejects.toMatchObject({ code: 'FOREIGN_DATABASE' })
    expect([...(await fingerprint(other)).keys()]).toEqual(['invoices'])
    await other.close()
  })

  it('is not restored by people at a desk', async () => {
    const before = await fingerprint(club.owner)
    const { email, password } = club.person('admin')
    const desk = restore(personUrl(club.url, email, password), file, { replace: true })
    await expect(desk).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await fingerprint(club.owner)).toEqual(before)
  })

  it('is taken from those who work with it, and given back to them', async () => {
    const desk = club.as(club.person('operator'))
    const working = await desk.pool.connect()
    await working.query('begin')
    await working.query('select from locations')
    await club.owner.db.execute(sql`update customers set name = 'Changed since'`)
    const before = await club.owner.pool.query('select epoch from sync_head')
    await restore(club.url, file, { replace: true })
    await expect(working.query('select 1')).rejects.toThrow()
    working.release(true)
    // An app that has nothing under way goes on counting as a user of the server.
    expect(club.server.isRunning()).toBe(true)
    const { rows } = await desk.pool.query('select clubos_me() as me')
    expect(rows).toEqual([{ me: club.person('operator').id }])
    const after = await club.owner.pool.query('select epoch, restored_to from sync_head')
    expect(after.rows[0].epoch).not.toBe(before.rows[0].epoch)
    expect(after.rows[0].restored_to.toISOString()).toBe((await checkBackup(file)).head.takenAt)
  })

  it('takes their rights from people whom the backup does not know', async () => {
    const name = loginRoleFor('later@club.example')
    await club.owner.pool.query(`create role ${name} login in role clubos_admin;
      insert into staff (id, name, email, role, pg_role)
      values (gen_random_uuid(), 'Hired Later', 'later@club.example', 'admin', '${name}')`)
    await restore(club.url, file, { replace: true })
    const { rows } = await club.owner.pool.query(
      `select pg_has_role('${name}', 'clubos_admin', 'member') as admin`,
    )
    expect(rows).toEqual([{ admin: false }])
  })
})
