import { asc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../demo/seeded-random'
import { tickets } from '../sqlite/schema/local-tickets'
import { outbox, shadows } from '../sqlite/schema/sync'
import { getNumber, getState, setState } from './sync-state-store'
import type { Desk } from './testing/desk'
import { type DeskScene, startDeskScene } from './testing/desk-scene'
import { settled } from './testing/settled'

let scene: DeskScene
// A week at one desk; more than that is for measuring.
const aWeek = Number(process.env.QUEUED ?? 10_000)

beforeAll(async () => {
  scene = await startDeskScene()
})

afterAll(() => scene.close())

/** The same desk the next morning, with what it left in its file; not started. */
async function reopened(desk: Desk, more: Parameters<DeskScene['desk']>[0] = {}): Promise<Desk> {
  const { file, clock } = desk.the
  await desk.close()
  return scene.desk({ role: 'support', file, ...(clock && { clock }), ...more })
}

const made = async (ids: readonly string[]) =>
  (await scene.owner('select id from tickets where id = any($1)', [ids])).length

describe('an outbox', () => {
  it('that is replayed ten times is applied once', async () => {
    const line = await scene.proxy()
    const desk = await scene.open({ role: 'support', url: line.through(scene.club.url) })
    const id = desk.ticket()
    await desk.drained()
    await line.set({ kind: 'cut-at', text: 'push', heard: true })
    desk.edit(id, { title: 'once' })
    const ids = desk.tickets(50)
    desk.comment(id, 'once')
    await settled('the line is cut', () => desk.state === 'offline')
    await desk.close()
    for (let round = 0; round < 10; round += 1) {
      const replayed = scene.desk({ role: 'support', file: scene.cloned(desk) })
      expect(replayed.waiting).toBe(52)
      await replayed.start()
      await replayed.drained()
      expect(replayed.sync.deadLetters.list()).toEqual([])
      await replayed.close()
    }
    expect(await scene.central(id)).toMatchObject({ title: 'once', version: 2 })
    expect(await made(ids)).toBe(50)
    const comments = await scene.owner('select 1 from ticket_comments where ticket_id = $1', [id])
    expect(comments).toHaveLength(1)
  })

  it('that is shuffled arrives whole, what depends on something after it', async () => {
    const random = seededRandom(process.env.SEED ?? '1', 'shuffle')
    const desk = await reopened(await scene.open({ role: 'support' }))
    const ids = desk.tickets(40)
    for (const id of ids) {
      desk.comment(id, 'first')
      desk.edit(id, { title: 'second' })
      desk.edit(id, { status: 'closed' })
    }
    desk.local.write((db) => {
      for (const { opId } of db.select().from(outbox).all()) {
        const priority = random.below(3)
        db.update(outbox).set({ priority }).where(eq(outbox.opId, opId)).run()
      }
    })
    await desk.start()
    await desk.drained()
    const closed = await scene.owner(
      "select 1 from tickets where id = any($1) and title = 'second' and status = 'closed' and version = 3",
      [ids],
    )
    expect(closed).toHaveLength(40)
    expect(desk.sync.deadLetters.list()).toEqual([])
  })

  it('of which a number is missing is numbered again', async () => {
    const desk = await reopened(await scene.open({ role: 'support' }))
    desk.local.write((db) => setState(db, 'device-seq', getNumber(db, 'device-seq') + 7))
    const device = getState(desk.local.read, 'device')
    const ids = desk.tickets(5)
    await desk.start()
    await desk.drained()
    const numbers = desk.local.read
      .select({ number: outbox.deviceSeq })
      .from(outbox)
      .orderBy(asc(outbox.deviceSeq))
      .all()
    expect(numbers.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
    expect(getState(desk.local.read, 'device')).toBe(device)
    expect(await made(ids)).toBe(5)
  })

  it('with one poisonous operation among a hundred good ones delivers the hundred', async () => {
    const desk = await reopened(await scene.open({ role: 'support' }))
    const good = [...desk.tickets(50)]
    const bad = desk.ticket({ title: '' })
    desk.comment(bad, 'built on it')
    good.push(...desk.tickets(50))
    await desk.start()
    await desk.drained()
    expect(await made(good)).toBe(100)
    const [letter, ...more] = desk.sync.deadLetters.list()
    expect([letter?.rowId, letter?.code]).toEqual([bad, 'INVALID'])
    expect(more).toMatchObject([{ entity: 'ticket_comments', code: 'DEPENDS_ON_REFUSED' }])
    expect(desk.shown(bad)).toBeUndefined()
    const kept = await scene.owner('select operation from dead_letters where op_id = $1', [
      letter?.opId,
    ])
    expect(kept).toHaveLength(1)
    desk.sync.deadLetters.discard(letter?.opId ?? '')
    const [waited] = desk.sync.deadLetters.list()
    expect(waited).toMatchObject({ entity: 'ticket_comments', code: 'DEPENDS_ON_DISCARDED' })
    expect(waited?.changes.body?.to).toBe('built on it')
  })

  it(`of a week, with ${aWeek} changes, drains`, async () => {
    const day = { now: () => new Date(Date.now() - 7 * 24 * 3_600_000) }
    const desk = await reopened(await scene.open({ role: 'support', clock: day }))
    desk.tickets(100)
    multiply(desk, aWeek / 100 - 1)
    const back = await reopened(desk)
    expect(back.waiting).toBe(aWeek)
    const started = performance.now()
    void back.sync.loop.start()
    await settled('drained', () => back.state === 'online' && back.waiting === 0, 300_000)
    const seconds = (performance.now() - started) / 1_000
    process.stdout.write(`${aWeek} queued changes drained in ${seconds.toFixed(1)} s\n`)
    expect(back.sync.deadLetters.list()).toEqual([])
    const ids = back.local.read.select({ id: outbox.rowId }).from(outbox).all()
    expect(await made(ids.map(({ id }) => id))).toBe(aWeek)
  }, 400_000)
})

/** As if everything that waits had been made so many times more; one by one takes two milliseconds each. */
function multiply(desk: Desk, times: number): void {
  const numbers = sql`(with recursive n (i) as (select 1 union all select i + 1 from n where i < ${times}) select i from n)`
  const another = (id: SQL) => sql`printf('%08x', i) || substr(${id}, 9)`
  desk.local.write((db) => {
    const { id: _, ...rest } = getTableColumns(tickets)
    const names = sql.join(
      Object.values(rest).map(({ name }) => sql.identifier(name)),
      sql`, `,
    )
    db.run(sql`insert into ${tickets} (id, ${names}) select ${another(sql`id`)}, ${names}
      from ${tickets}, ${numbers} where sync_seq = 0`)
    db.run(sql`insert into ${shadows} (entity, row_id, "row")
      select entity, ${another(sql`row_id`)}, "row" from ${shadows}, ${numbers}`)
    const same = sql.raw('entity, kind, base_version, changes, depends_on, priority, made_at')
    db.run(sql`insert into ${outbox} (op_id, row_id, ${same})
      select ${another(sql`op_id`)}, ${another(sql`row_id`)}, ${same} from ${outbox}, ${numbers}`)
  })
}
