import { count, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { passagesFts } from '../sqlite/passage-index'
import { passages, sops } from '../sqlite/schema/local-knowledge'
import { ticketComments } from '../sqlite/schema/local-tickets'
import type { Desk } from './testing/desk'
import { type DeskScene, startDeskScene } from './testing/desk-scene'
import { settled } from './testing/settled'

let scene: DeskScene
let desk: Desk

beforeAll(async () => {
  scene = await startDeskScene()
  desk = await scene.open({ role: 'manager' })
})

afterAll(() => scene.close())

const found = (at: Desk, words: string) =>
  at.local.read
    .select({ id: passagesFts.passageId })
    .from(passagesFts)
    .where(sql`passages_fts match ${words}`)
    .all().length

describe('a desk', () => {
  it('cuts what it may read of the SOPs into passages that can be searched', async () => {
    const uncut = desk.local.read
      .select({ title: sops.title })
      .from(sops)
      .where(sql`${sops.id} not in (select ${passages.sopId} from ${passages})`)
    expect(uncut.all()).toEqual([])
    expect(found(desk, 'TrackMan')).toBeGreaterThan(0)
    const kiosk = await scene.open({ role: 'kiosk', at: ['harbour'] })
    const few = kiosk.local.read.select({ n: count() }).from(passages).get()?.n ?? 0
    expect(few).toBeGreaterThan(0)
    expect(few).toBeLessThan(desk.local.read.select({ n: count() }).from(passages).get()?.n ?? 0)
  })

  it('answers from a new version of a SOP as soon as there is one', async () => {
    expect(found(desk, 'marmalade')).toBe(0)
    await scene.owner(`with added as (
        insert into sop_versions (sop_id, version, content, sha256, author, reason, approved_by, approved_at)
        select s.id, s.current_version + 1, t.text, encode(sha256(convert_to(t.text, 'UTF8')), 'hex'), 'Ruth', 'new',
          (select id from staff where role = 'admin' limit 1), now()
        from sops s, (values (E'# Breakfast\\n\\nThere is marmalade at every desk.')) t (text)
        where s.audience = 'staff' limit 1 returning sop_id, version)
      update sops s set current_version = a.version from added a where s.id = a.sop_id`)
    await settled('the new version is cut', () => found(desk, 'marmalade') === 1)
  })

  it('shows what another one made, changed and wrote, without being asked to look', async () => {
    const other = await scene.open({ role: 'support' })
    const id = desk.ticket({ title: 'Bay 3 is dark' })
    await settled('the ticket is there', () => other.shown(id)?.title === 'Bay 3 is dark')
    other.edit(id, { title: 'Bay 3 is dark again', status: 'in-progress' })
    const comment = other.comment(id, 'I changed the lamp.')
    const comments = () => desk.local.read.select().from(ticketComments).all()
    await settled('the comment is there', () => comments().some((each) => each.id === comment))
    expect(desk.shown(id)).toMatchObject({ title: 'Bay 3 is dark again', status: 'in-progress' })
    await desk.drained()
    await other.drained()
    expect(desk.shown(id)).toEqual(other.shown(id))
    expect(await scene.central(id)).toMatchObject({ version: 2 })
  })

  it('sends an escalation before a thousand other things that have waited longer', async () => {
    const away = await scene.open({ role: 'support' })
    await away.close()
    const back = scene.desk({ role: 'support', file: away.the.file })
    const [first] = back.tickets(1_000)
    const urgent = crypto.randomUUID()
    const createdAt = new Date().toISOString()
    back.sync.writer.write((changes) =>
      changes.insert('escalations', {
        ...{ id: urgent, channel: 'after-hours', assistant: 'emergency', reason: 'smoke' },
        ...{ question: 'There is smoke', locationId: 'harbour', createdAt },
        ...{ createdBy: back.the.person.id, context: {} },
      }),
    )
    await back.start()
    await back.drained()
    const order = await scene.owner(
      'select row_id from sync_ops where device_id = (select device_id from sync_ops where row_id = $1) order by device_seq',
      [urgent],
    )
    expect(order.slice(0, 2).map((each) => each.row_id)).toEqual([urgent, first])
    expect(order).toHaveLength(1_001)
  })
})
