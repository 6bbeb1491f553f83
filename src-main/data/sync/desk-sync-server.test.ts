import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loginRoleFor } from '../postgres/login-role'
import { readPostmaster } from '../postgres/postmaster-pid'
import type { Desk } from './testing/desk'
import { type DeskScene, startDeskScene } from './testing/desk-scene'
import { settled } from './testing/settled'
import { mountTinyDisk } from './testing/tiny-disk'

let scene: DeskScene
let desk: Desk
let other: Desk

beforeAll(async () => {
  scene = await startDeskScene()
  desk = await scene.open({ role: 'operator' })
  other = await scene.open({ role: 'support' })
})

afterAll(() => scene.close())

/** Rows as the owner adds them, without a desk. */
const added = (id: string) => `insert into tickets
  (id, title, category, priority, location_id, created_by, created_at)
  select '${id}', 'by hand', 'tech', 'low', 'harbour', id, now() from staff where role = 'admin' limit 1`

/** A connection of the owner that holds whatever it locks until it is told to let go. */
async function holding(...statements: readonly string[]): Promise<PoolClient> {
  const client = await scene.club.owner.pool.connect()
  await client.query('begin')
  for (const statement of statements) await client.query(statement)
  return client
}

async function letGo(client: PoolClient, how: 'commit' | 'rollback' = 'rollback') {
  await client.query(how)
  client.release()
}

const pushWaits = () =>
  settled('the push waits for a lock', async () => {
    const waiting = `select 1 from pg_stat_activity
      where query like '%clubos_push%' and wait_event_type = 'Lock' and usename <> current_user`
    return (await scene.owner(waiting)).length > 0
  })

async function sharedTicket(): Promise<string> {
  const id = desk.ticket()
  await desk.drained()
  await settled('the other one has it', () => other.shown(id))
  return id
}

describe('while others hold locks', () => {
  it('a push waits for them and goes through once they let go', async () => {
    const id = await sharedTicket()
    const lock = await holding(`select 1 from tickets where id = '${id}' for update`)
    desk.edit(id, { title: 'after the lock' })
    await pushWaits()
    await letGo(lock)
    await desk.drained()
    expect(await scene.central(id)).toMatchObject({ title: 'after the lock', version: 2 })
  })

  it('a push that was chosen to end a deadlock is sent again', async () => {
    const id = await sharedTicket()
    const lock = await holding(
      // Who looks for a deadlock first is the one to give way: not this one.
      "set local deadlock_timeout = '1min'",
      `select 1 from tickets where id = '${id}' for update`,
    )
    desk.edit(id, { title: 'after the deadlock' })
    await pushWaits()
    await lock.query('select 1 from sync_head for update')
    await letGo(lock)
    await desk.drained()
    expect(await scene.central(id)).toMatchObject({ title: 'after the deadlock', version: 2 })
    expect(desk.sync.deadLetters.list()).toEqual([])
  })

  it('a pull goes on, and misses nothing that is committed later', async () => {
    const late = crypto.randomUUID()
    const early = await sharedTicket()
    const open = await holding(added(late))
    desk.edit(early, { title: 'waits behind it' })
    await pushWaits()
    expect((await other.sync.loop.reconnect()).state).toBe('online')
    expect(other.shown(late)).toBeUndefined()
    await letGo(open, 'commit')
    await settled('the late one came', () => other.shown(late))
    await settled('the other too', () => other.shown(early)?.title === 'waits behind it')
  })

  it('numbers of what was rolled back are missed by nobody', async () => {
    for (let round = 0; round < 3; round += 1)
      await letGo(await holding(added(crypto.randomUUID())))
    const id = await sharedTicket()
    const [gap] = await scene.owner(
      `select sync_seq - (select max(sync_seq) from tickets where sync_seq < t.sync_seq) as width
        from tickets t where id = $1`,
      [id],
    )
    expect(Number(gap?.width)).toBeGreaterThan(3)
  })
})

describe('a server', () => {
  it('whose notice gets lost is asked by itself', async () => {
    const looking = await scene.open({ role: 'manager', pullSeconds: 0.5 })
    // It looks once more when it begins to listen, hence more than one.
    for (let round = 0; round < 3; round += 1) {
      const id = crypto.randomUUID()
      const silent = await holding(
        'alter table tickets disable trigger aa_before_sync',
        added(id),
        'alter table tickets enable trigger aa_before_sync',
      )
      await letGo(silent, 'commit')
      await settled('it looked', () => looking.shown(id))
      expect(other.shown(id)).toBeUndefined()
    }
  })

  it('without a free connection is tried again until it has one', async () => {
    const id = await sharedTicket()
    const role = loginRoleFor(desk.the.person.email)
    await scene.owner(`alter role ${role} connection limit 0`)
    await scene.owner('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [
      role,
    ])
    const reason = 'The database has no connection free just now.'
    await settled('turned away', () => desk.sync.loop.status.reason === reason)
    desk.edit(id, { title: 'made while it was full' })
    await scene.owner(`alter role ${role} connection limit -1`)
    await desk.drained()
    expect(await scene.central(id)).toMatchObject({ version: 2 })
  })

  it('whose disk is full refuses nothing and takes it once there is room', async (test) => {
    const [place] = await scene.owner('show data_directory')
    const tiny = join(scene.club.folder, 'tiny')
    const disk = mountTinyDisk(tiny, String(place?.data_directory))
    if (disk === null) return test.skip('Only an administrator can make such a disk.')
    try {
      const id = await sharedTicket()
      await scene.owner(`create tablespace tiny location '${tiny}'`)
      await scene.owner('alter table ticket_comments set tablespace tiny')
      disk.fill()
      const comment = desk.comment(id, randomBytes(5_000).toString('hex'))
      const said = () => desk.sync.loop.status.reason
      await settled('it says so', () => said()?.startsWith('The database’s disk is full.'))
      expect([desk.waiting, desk.sync.deadLetters.list()]).toEqual([1, []])
      disk.free()
      await desk.sync.loop.reconnect()
      await desk.drained()
      const there = await scene.owner('select 1 from ticket_comments where id = $1', [comment])
      expect(there).toHaveLength(1)
      await scene.owner('alter table ticket_comments set tablespace pg_default')
      await scene.owner('drop tablespace tiny')
    } finally {
      disk.remove()
    }
  })

  it('that crashes in the middle of a push and comes back has it once', async () => {
    const id = await sharedTicket()
    const [place] = await scene.owner('show data_directory')
    const data = String(place?.data_directory)
    await holding('select 1 from sync_head for update')
    desk.edit(id, { title: 'in the middle' })
    await pushWaits()
    // What PostgreSQL calls an immediate shutdown is a crash, but for those who clean up after it.
    process.kill(readPostmaster(data)?.pid ?? Number.NaN, 'SIGQUIT')
    await settled('noticed', () => desk.state === 'offline' && other.state === 'offline')
    expect(desk.waiting).toBe(1)
    await settled('gone', () => readPostmaster(data) === null)
    await scene.club.server.start()
    for (const each of [desk, other]) await each.sync.loop.reconnect()
    await desk.drained()
    expect(await scene.central(id)).toMatchObject({ title: 'in the middle', version: 2 })
    await settled('the other one has it', () => other.shown(id)?.title === 'in the middle')
  })
})
