import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDemoClub } from '../../demo/demo-club'
import { readMigrations } from '../../migration-files'
import { loginRoleFor } from '../login-role'
import { migrate } from '../migrations'
import { exceptEpoch, fingerprint, migrationsOf, restore, save } from '../testing/backup-scene'
import { demoContent, testTime } from '../testing/test-club'
import {
  openAsOwner,
  postgresMigrations,
  startTestServer,
  type TestServer,
  temporaryFolder,
} from '../testing/test-server'

let server: TestServer
const folder = temporaryFolder()

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

describe('a backup of an older ClubOS', () => {
  it('is restored as it was and then brought up to date', async () => {
    const older = migrationsOf(join(folder, 'older'), 3)
    const source = openAsOwner(await server.createDatabase('older'))
    await migrate(source, older)
    const week = '\'{"mon":[],"tue":[],"wed":[],"thu":[],"fri":[],"sat":[],"sun":[]}\''
    const pgRole = loginRoleFor('old@club.example')
    await source.pool.query(`
      insert into locations (id, name, address, phone, time_zone, hours, staffed_hours)
        values ('harbour', 'Harbour', '1 Quay', '+15550100', 'UTC', ${week}, ${week});
      insert into staff (id, name, email, role, pg_role)
        values (gen_random_uuid(), 'Old Hand', 'old@club.example', 'admin', '${pgRole}');
      insert into customers (id, phone, created_at)
        values (gen_random_uuid(), '+15550101', '2025-01-02 03:04:05.678+00')`)
    const file = join(folder, 'older.clubos-backup')
    await save(source, file)
    await source.close()
    const url = await server.createDatabase('newer')
    const { migrated, newEpoch } = await restore(url, file)
    expect(migrated).toEqual(
      readMigrations(postgresMigrations)
        .slice(3)
        .map(({ tag }) => tag),
    )
    expect(newEpoch).toBe(true)
    const restored = openAsOwner(url)
    const { rows } = await restored.db.execute(
      sql`select l.name, s.name as staff, c.phone, created_at::text ~ '04:05.678' as same
        from locations l, staff s, customers c`,
    )
    expect(rows).toEqual([{ name: 'Harbour', staff: 'Old Hand', phone: '+15550101', same: true }])
    await restored.close()
  })
})

describe('a central database whose owner is no superuser', () => {
  it('is backed up without passwords, and restored', async () => {
    const central = await startTestServer()
    try {
      const password = 'owner-of-the-club-1'
      await central.owner.pool.query(
        `create role central_owner login createrole password '${password}'`,
      )
      const asOwner = async (name: string) => {
        await central.owner.pool.query(`create database ${name} owner central_owner`)
        const url = Object.assign(new URL(central.url), { pathname: `/${name}`, password })
        url.username = 'central_owner'
        return url.href
      }
      const url = await asOwner('club')
      const owner = openAsOwner(url)
      await migrate(owner, postgresMigrations)
      const superuser = openAsOwner(Object.assign(new URL(central.url), { pathname: '/club' }).href)
      await createDemoClub({
        ownerDb: superuser,
        database: 'central',
        contentDir: demoContent,
        secretsFile: join(folder, 'demo-club.json'),
        clock: { now: () => testTime },
      })
      const file = join(folder, 'central.clubos-backup')
      const { logins } = await save(owner, file)
      expect(logins.withPasswords).toBe(false)
      const before = await fingerprint(superuser)
      await superuser.pool.query("update customers set name = 'Changed since'")
      await restore(url, file, { replace: true })
      expect(exceptEpoch(await fingerprint(superuser))).toEqual(exceptEpoch(before))
      const elsewhere = await restore(await asOwner('elsewhere'), file)
      expect(elsewhere.withoutLogin).toEqual([])
      await Promise.all([owner.close(), superuser.close()])
    } finally {
      await central.close()
    }
  })
})
