import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { facts, passages, sops, sopVersions } from '../sqlite/schema/local-knowledge'
import { ticketComments, ticketEvents, tickets } from '../sqlite/schema/local-tickets'
import type { Desk } from './testing/desk'
import { type DeskScene, startDeskScene } from './testing/desk-scene'
import { settled } from './testing/settled'

let scene: DeskScene
let admin: Desk

beforeAll(async () => {
  scene = await startDeskScene()
  admin = await scene.open()
})

afterAll(() => scene.close())

/** An administrator changes what somebody may. */
async function setPerson({ the }: Desk, what: string): Promise<void> {
  await scene.club
    .as(scene.club.person('admin'))
    .pool.query(`select clubos_set_person('${the.person.id}', ${what})`)
}

async function awayAndBack(desk: Desk, meanwhile: (away: Desk) => Promise<void>): Promise<Desk> {
  const { file, person } = desk.the
  await desk.close()
  const back = scene.desk({ person, file })
  await meanwhile(back)
  return back
}

const commentsOf = (desk: Desk, id: string) =>
  desk.local.read.select().from(ticketComments).where(eq(ticketComments.ticketId, id)).all()

describe('a desk whose person', () => {
  it('lost a role while it was away has what is not allowed any more refused, and all else done', async () => {
    const id = admin.ticket()
    await admin.drained()
    const person = scene.club.person('manager')
    const desk = await scene.open({ person })
    await settled('seen', () => desk.shown(id))
    const management = () =>
      desk.local.read.select().from(sops).where(eq(sops.audience, 'management')).all()
    expect(management().length).toBeGreaterThan(0)
    const back = await awayAndBack(desk, async (away) => {
      away.comment(id, 'as a manager')
      away.remove(id)
      expect(away.shown(id)).toBeUndefined()
      await setPerson(away, "new_role => 'support'")
    })
    const note = back.ticket()
    await back.start()
    await back.drained()
    const [letter, ...more] = back.sync.deadLetters.list()
    expect([letter?.rowId, letter?.kind, letter?.code, more]).toEqual([
      ...[id, 'delete', 'FORBIDDEN'],
      [],
    ])
    expect(back.shown(id)?.title).toBe('A ticket')
    expect(commentsOf(back, id)).toHaveLength(1)
    expect(await scene.central(note)).toMatchObject({ version: 1 })
    const left = back.local.read.select().from(sops).where(eq(sops.audience, 'management')).all()
    expect(left).toEqual([])
    await setPerson(back, "new_role => 'manager'")
    await back.close()
    const again = await scene.open({ person, file: back.the.file })
    await settled('sees it again', () =>
      again.local.read.select().from(sops).where(eq(sops.audience, 'management')).get(),
    )
    again.sync.deadLetters.retry(letter?.opId ?? '')
    await again.drained()
    expect((await scene.central(id))?.deleted_at).not.toBeNull()
  })

  it('was suspended while it was away says so, keeps everything and goes on when that ends', async () => {
    const person = scene.club.person('operator')
    const desk = await scene.open({ person })
    const back = await awayAndBack(desk, (away) => setPerson(away, "new_status => 'suspended'"))
    const id = back.ticket()
    await back.sync.loop.start()
    const { reason } = await back.sync.loop.reconnect()
    expect([back.state, reason]).toEqual(['offline', expect.stringMatching(/administrator/)])
    expect([back.waiting, back.sync.deadLetters.list()]).toEqual([1, []])
    expect(await scene.central(id)).toBeUndefined()
    await setPerson(back, "new_status => 'active'")
    await back.sync.loop.reconnect()
    await back.drained()
    expect(await scene.central(id)).toMatchObject({ version: 1 })
  })

  it('was limited to other locations sees only those from then on, and loses no work', async () => {
    const person = scene.club.person('support')
    const there = admin.ticket({ locationId: 'truro' })
    const here = admin.ticket({ locationId: 'harbour' })
    await admin.drained()
    const desk = await scene.open({ person })
    expect([desk.shown(there)?.id, desk.shown(here)?.id]).toEqual([there, here])
    const back = await awayAndBack(desk, async (away) => {
      away.edit(there, { title: 'out of reach' })
      away.edit(here, { title: 'within reach' })
      await setPerson(away, "new_locations => '{harbour}'")
    })
    await back.start()
    await back.drained()
    expect(back.sync.deadLetters.list()).toMatchObject([{ rowId: there, code: 'NOT_FOUND' }])
    expect(await scene.central(here)).toMatchObject({ title: 'within reach' })
    expect(back.shown(there)).toBeUndefined()
    const places = back.local.read.selectDistinct({ at: tickets.locationId }).from(tickets).all()
    expect(places).toEqual([{ at: 'harbour' }])
    const known = back.local.read.selectDistinct({ at: facts.locationId }).from(facts).all()
    expect(known.map(({ at }) => at).toSorted()).toEqual(['harbour', null])
    await setPerson(back, "new_locations => '{}'")
  })
})

describe('what leaves somebody’s sight', () => {
  it('takes along what hangs on it, and comes with it where it is seen from then on', async () => {
    const from = await scene.open({ role: 'operator', at: ['bedford'] })
    const into = await scene.open({ role: 'support', at: ['truro'] })
    const id = from.ticket({ locationId: 'bedford' })
    from.comment(id, 'made in Bedford')
    await from.drained()
    await settled('the administrator has it', () => commentsOf(admin, id).length === 1)
    expect(into.shown(id)).toBeUndefined()
    admin.edit(id, { locationId: 'truro' })
    await settled('it arrived', () => into.shown(id) && commentsOf(into, id).length === 1)
    await settled('it left', () => from.shown(id) === undefined)
    expect(commentsOf(from, id)).toEqual([])
    const history = from.local.read.select().from(ticketEvents).where(eq(ticketEvents.ticketId, id))
    expect(history.all()).toEqual([])
  })

  it('of the SOPs takes its text and passages along', async () => {
    const desk = await scene.open({ role: 'support', at: ['truro'] })
    const [sop] = desk.local.read.select().from(sops).where(eq(sops.audience, 'staff')).all()
    const id = sop?.id ?? ''
    const left = () => [
      ...desk.local.read.select({ id: sops.id }).from(sops).where(eq(sops.id, id)).all(),
      ...desk.local.read
        .select({ id: sopVersions.id })
        .from(sopVersions)
        .where(eq(sopVersions.sopId, id))
        .all(),
      ...desk.local.read
        .select({ id: passages.id })
        .from(passages)
        .where(eq(passages.sopId, id))
        .all(),
    ]
    const before = left().length
    expect(before).toBeGreaterThan(2)
    await scene.owner("update sops set audience = 'management' where id = $1", [id])
    await settled('gone', () => left().length === 0)
    await scene.owner("update sops set audience = 'staff' where id = $1", [id])
    await settled('back', () => left().length === before)
  })
})
