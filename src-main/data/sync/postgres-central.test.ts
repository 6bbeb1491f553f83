import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostgresDatabase } from '../postgres/connection'
import { startTestClub, type TestClub } from '../postgres/testing/test-club'
import { PostgresCentral, type PostgresCentralOptions } from './postgres-central'
import type { PulledRow, PullPage } from './protocol'
import { runFeed } from './testing/feed-run'
import { operation, remove, TestDesk, to, update } from './testing/test-desk'

let club: TestClub
let desk: TestDesk
let truro: TestDesk

beforeAll(async () => {
  club = await startTestClub()
  desk = await TestDesk.open(club, club.person('admin'))
  truro = await TestDesk.open(club, club.person('support', 'truro'))
})

afterAll(() => club.close())

const owner = (text: string) => club.owner.db.execute(sql.raw(text))

/** All pages after the cursor. */
async function follow({ central }: TestDesk, after = 0, limit = 1_000): Promise<PullPage> {
  const rows: PulledRow[] = []
  const gone: PullPage['gone'][number][] = []
  let reached = after
  for (;;) {
    const page = await central.pull(reached, limit)
    rows.push(...page.rows)
    gone.push(...page.gone)
    reached = page.reached
    if (page.complete) return { rows, gone, reached, complete: true }
  }
}

const idsOf = (page: PullPage) => page.rows.map(({ entity, id }) => `${entity} ${id}`)

function speaking(options: Partial<PostgresCentralOptions>, database = desk.database) {
  const rest = { appVersion: '2.0.0', deviceName: 'desk', platform: 'linux' } as const
  return new PostgresCentral({ database, ...rest, ...options })
}

describe('hello', () => {
  it('says what the person may read and write, column by column', async () => {
    const { entities, epoch, prunedTo, restoredTo, now } = await desk.central.hello(desk.device)
    expect({ prunedTo, restoredTo }).toEqual({ prunedTo: 0, restoredTo: null })
    expect(epoch).toMatch(/^[0-9a-f-]{36}$/)
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(5_000)
    expect(entities.tickets?.readable).toContain('sync_seq')
    expect(entities.tickets?.insertable).not.toContain('sync_seq')
    expect(entities.tickets?.updatable).toMatchObject({
      status: 'state',
      tags: 'merge-set',
      title: 'keep-both',
    })
    expect(entities.locations?.updatable).toEqual({})
    const kiosk = await TestDesk.open(club, club.person('kiosk', 'truro'))
    const guest = await kiosk.central.hello(kiosk.device)
    expect(guest.entities.tickets).toBeUndefined()
    expect(guest.entities.sop_versions?.readable).not.toContain('author')
    expect(guest.entities.questions).toMatchObject({
      readable: [],
      insertable: expect.arrayContaining(['text']),
    })
  })

  it('turns away apps that are too old', async () => {
    await owner(`update client_versions set minimum_protocol = 1, minimum_app = '2.10.0'`)
    const old = { code: 'CLIENT_TOO_OLD' }
    await expect(speaking({ appVersion: '2.9.9' }).hello(desk.device)).rejects.toMatchObject(old)
    await expect(
      speaking({ appVersion: '2.10.0', protocol: 0 }).hello(desk.device),
    ).rejects.toMatchObject(old)
    await expect(
      speaking({ appVersion: '2.10.0-alpha.1' }).hello(desk.device),
    ).resolves.toBeDefined()
    await owner(`update client_versions set minimum_app = '0.0.0'`)
  })

  it('has another scope once the person may see something else', async () => {
    const scope = async () => (await truro.central.hello(truro.device)).scope
    const before = await scope()
    expect(await scope()).toBe(before)
    await owner(`update staff set locations = '{truro,harbour}' where id = '${truro.person.id}'`)
    const wider = await scope()
    expect(wider).not.toBe(before)
    await owner(`update staff set locations = '{truro}' where id = '${truro.person.id}'`)
    // Back where it was: rows of the other place have come and gone unseen meanwhile.
    const back = await scope()
    expect([before, wider]).not.toContain(back)
    await owner('alter policy staff_read on tickets using (false)')
    expect(await scope()).not.toBe(back)
    await owner(`alter policy staff_read on tickets using ((select clubos_my_locations()) is not null
      and ((select clubos_my_locations()) = '{}' or location_id = any((select clubos_my_locations())::text[])))`)
  })

  it('knows nobody who is suspended', async () => {
    const person = club.person('support')
    const clerk = await TestDesk.open(club, person)
    await owner(`update staff set status = 'suspended' where id = '${person.id}'`)
    await expect(clerk.central.hello(clerk.device)).rejects.toMatchObject({ code: 'NOT_STAFF' })
    await expect(clerk.push(clerk.ticket())).rejects.toMatchObject({ code: 'NOT_STAFF' })
    await owner(`update staff set status = 'active' where id = '${person.id}'`)
  })
})

describe('pull', () => {
  it('brings every row once, oldest first, in pages of any size', async () => {
    const whole = await follow(desk)
    const inPieces = await follow(desk, 0, 7)
    expect(inPieces).toEqual(whole)
    expect(new Set(idsOf(whole)).size).toBe(whole.rows.length)
    const numbers = whole.rows.map(({ syncSeq }) => syncSeq)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    const entities = new Set(whole.rows.map(({ entity }) => entity))
    expect(entities).toEqual(
      new Set([...entities, 'locations', 'sops', 'sop_versions', 'staff_names']),
    )
  })

  it('gives times in UTC with milliseconds', async () => {
    const ticket = desk.ticket({ created_at: '2026-07-01T01:02:03.400+02:00', due_at: null })
    await desk.push(ticket)
    const { rows } = await follow(desk)
    const { row } = rows.find(({ id }) => id === ticket.rowId) ?? {}
    expect(row).toMatchObject({
      created_at: '2026-06-30T23:02:03.400Z',
      due_at: null,
      tags: [],
      version: 1,
    })
  })

  it('reads each table along its index', async () => {
    const planned: string[] = []
    const database: PostgresDatabase = {
      ...desk.database,
      statement: (config, signal) => {
        planned.push(config.text)
        return desk.database.statement(config, signal)
      },
    }
    await speaking({ database }).pull(0, 1_000)
    await owner(`insert into tickets (id, title, category, priority, location_id, created_by, created_at)
      select gen_random_uuid(), 'many', 'tech', 'low', 'harbour', '${desk.person.id}', now() from generate_series(1, 3000)`)
    await owner('analyze')
    const text = (planned.at(-1) ?? '').replaceAll('$1', '1500').replaceAll('$2', '100')
    const { rows } = await desk.database.pool.query<Record<string, string>>(`explain ${text}`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toMatch(/(Index|Bitmap Index) Scan (using|on) tickets_in_order/)
    expect(plan).not.toMatch(/Seq Scan on tickets/)
  })

  it('takes rows away from those who may no longer see them, with all that hangs on them', async () => {
    const ticket = desk.ticket({ location_id: 'truro' })
    const comment = operation('insert', 'ticket_comments', {
      changes: to({
        ticket_id: ticket.rowId,
        author_id: desk.person.id,
        body: 'Seen?',
        created_at: '2026-11-20T12:00:00.000Z',
      }),
    })
    await desk.push(ticket, comment)
    const before = await follow(truro)
    const both = [`tickets ${ticket.rowId}`, `ticket_comments ${comment.rowId}`]
    expect(idsOf(before)).toEqual(expect.arrayContaining(both))

    await desk.push(update(ticket, { location_id: ['truro', 'harbour'] }))
    const left = await follow(truro, before.reached)
    expect(left.gone).toEqual(
      expect.arrayContaining([
        { entity: 'tickets', id: ticket.rowId },
        { entity: 'ticket_comments', id: comment.rowId },
      ]),
    )
    expect((await follow(desk, before.reached)).gone).toEqual([])

    await desk.push(update(ticket, { location_id: ['harbour', 'truro'] }, { baseVersion: 2 }))
    const back = await follow(truro, left.reached)
    expect(idsOf(back)).toEqual(expect.arrayContaining(both))
    expect(back.gone).toEqual([])
  })

  it('takes older versions of a SOP from those below management', async () => {
    const before = await follow(truro)
    const { rows } = await club.owner.db.execute<{ sop: string; old: string }>(
      sql`select s.id as sop, v.id as old from sops s join sop_versions v on v.sop_id = s.id
        where s.audience = 'staff' and s.locations = '{}' limit 1`,
    )
    const { sop, old } = rows[0] ?? { sop: '', old: '' }
    await owner(`begin;
      insert into sop_versions (sop_id, version, content, sha256, author, reason, approved_by, approved_at)
        select sop_id, 2, content, sha256, author, reason, approved_by, now() from sop_versions where id = '${old}';
      update sops set current_version = 2 where id = '${sop}';
      commit`)
    const after = await follow(truro, before.reached)
    expect(after.gone).toContainEqual({ entity: 'sop_versions', id: old })
    expect(after.rows.map(({ row }) => row.version)).toContain(2)
    expect((await follow(desk, before.reached)).gone).toEqual([])
  })

  it('brings deletions, until those who were away too long must start again', async () => {
    const view = operation('insert', 'saved_views', {
      changes: to({ screen: 'tickets', name: 'Mine', filters: {}, created_by: desk.person.id }),
    })
    await desk.push(view)
    const { reached } = await follow(desk)
    await desk.push(remove(view))
    const deleted = await follow(desk, reached)
    expect(deleted.rows.find(({ id }) => id === view.rowId)?.row.deleted_at).toMatch(/Z$/)
    await owner(`select clubos_prune(now() + interval '1 second')`)
    const { prunedTo } = await desk.central.hello(desk.device)
    expect(prunedTo).toBeGreaterThan(reached)
    // Who sees nothing at all still gets past what was pruned.
    const fresh = await follow(await TestDesk.open(club, club.person('kiosk', 'truro')))
    expect(fresh.reached).toBeGreaterThanOrEqual(prunedTo)
  })

  it('begins a new epoch after a restore', async () => {
    const before = await desk.central.hello(desk.device)
    const late = await TestDesk.open(club, club.person('support'))
    await owner(`select clubos_new_epoch('2026-11-20T10:00:00Z')`)
    const after = await desk.central.hello(desk.device)
    expect(after.epoch).not.toBe(before.epoch)
    expect(after.restoredTo).toBe('2026-11-20T10:00:00.000Z')
    // Who was greeted before it has to be greeted anew, before anything of theirs is applied.
    await expect(late.push(late.ticket())).rejects.toMatchObject({ code: 'OFFLINE' })
  })
})

describe('with others at work', () => {
  it('misses no row of 16 writers with pauses and rollbacks', async () => {
    const rows = Number(process.env.FEED_ROWS ?? 5_000)
    const result = await runFeed(club, { rows, writers: 16, seed: 'feed' })
    expect(result.committed).toBeGreaterThanOrEqual(rows)
    expect(result.rolledBack).toBeGreaterThan(0)
    expect(result.missed).toEqual([])
  }, 36_000_000)

  it('waits for a long transaction instead of going past it', async () => {
    const { reached } = await follow(desk)
    const slow = await truro.database.pool.connect()
    const [mine, theirs] = [truro.ticket({ location_id: 'truro' }).rowId, desk.ticket()]
    await slow.query('begin')
    await slow.query(
      `insert into tickets (id, title, category, priority, location_id, created_by, created_at)
       values ($1, 'slow', 'tech', 'low', 'truro', $2, now())`,
      [mine, truro.person.id],
    )
    const pushing = desk.push(theirs)
    await sleep(200)
    const meanwhile = await follow(desk, reached)
    expect(meanwhile).toMatchObject({ rows: [], reached })
    await slow.query('commit')
    slow.release()
    await pushing
    expect(idsOf(await follow(desk, reached))).toEqual([
      `tickets ${mine}`,
      `tickets ${theirs.rowId}`,
    ])
  })

  it('is not held up by a long transaction that only reads', async () => {
    const reader = await truro.database.pool.connect()
    await reader.query('begin isolation level repeatable read')
    await reader.query('select count(*) from tickets')
    const ticket = desk.ticket()
    expect(await desk.outcomes(ticket)).toEqual(['applied'])
    await reader.query('rollback')
    reader.release()
  })

  it('lets desks and plain statements change the same rows at once without a deadlock', async () => {
    const shared = Array.from({ length: 10 }, () => desk.ticket())
    await desk.push(...shared)
    const inOrder = (place: number) => (place % 2 === 0 ? shared : shared.toReversed())
    const pushing = [0, 1, 2, 3].map(async (place) => {
      const each = await TestDesk.open(club, club.person('manager', 'harbour', 'bedford'))
      return each.outcomes(
        ...inOrder(place).map((row) => update(row, { title: ['A ticket', `By ${place}`] })),
      )
    })
    const plain = [0, 1, 2].map((place) =>
      owner(
        inOrder(place)
          .map(
            ({ rowId }) => `update tickets set description = 'by ${place}' where id = '${rowId}'`,
          )
          .join(';'),
      ),
    )
    const outcomes = await Promise.all(pushing)
    await Promise.all(plain)
    expect(new Set(outcomes.flat())).toEqual(new Set(['applied', 'conflict']))
    expect(outcomes.flat().filter((outcome) => outcome === 'applied')).toHaveLength(shared.length)
  })

  it('applies nothing when the server gives up in the middle, and all when it is asked again', async () => {
    const blocker = await club.owner.pool.connect()
    await blocker.query('begin')
    await blocker.query('select from sync_head for update')
    const sent = desk.number([desk.ticket(), desk.ticket()])
    const impatient = await desk.database.pool.connect()
    await impatient.query(`set lock_timeout = '100ms'`)
    const push = () =>
      impatient.query('select clubos_push($1, $2, $3, $4)', [
        desk.device,
        sent.map(({ opId }) => opId),
        sent.map(({ deviceSeq }) => deviceSeq),
        sent.map((each) => JSON.stringify(each)),
      ])
    await expect(push()).rejects.toMatchObject({ code: '55P03' })
    impatient.release(true)
    await blocker.query('rollback')
    blocker.release()
    const reply = await desk.central.push(desk.device, sent)
    expect(reply).toMatchObject({
      status: 'done',
      results: [{ status: 'applied' }, { status: 'applied' }],
    })
  })

  it('refuses nobody’s operations for a device that was never registered', async () => {
    await expect(desk.central.push(randomUUID(), [])).rejects.toMatchObject({
      code: 'FOREIGN_DEVICE',
    })
  })
})
