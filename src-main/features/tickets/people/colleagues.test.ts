import { ticketTemplateRoutes } from '@shared/tickets/ticket-template-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetWhoWorksHere } from '../../../data/sync/testing/copy-of-before'
import type { Desk } from '../../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { promiseDesk } from '../testing/promise-desk'
import { relatedTicketsOf } from '../testing/related-tickets'
import { ticketDesk } from '../testing/ticket-desk'
import { TicketTimelineStore } from '../ticket-timeline-store'
import { ColleagueStore } from './colleague-store'

let scene: DeskScene
let kiosk: { readonly id: string; readonly name: string }

beforeAll(async () => {
  scene = await startDeskScene()
  kiosk = scene.club.people.find(({ role }) => role === 'kiosk') ?? expect.fail('no kiosk')
})
afterAll(() => scene.close())

const namesIn = (desk: Desk) => {
  const colleagues = new ColleagueStore(desk.local.read)
  return {
    offered: colleagues.all().map(({ id }) => id),
    others: colleagues.others().map(({ id }) => id),
  }
}

const setStatus = (id: string, status: string) =>
  scene.owner('select clubos_set_person($1, null, null, $2)', [id, status])

const template = (assigneeId: string) =>
  ticketTemplateRoutes['tickets.save-template'].input.parse({
    ...{ name: 'Clean', title: 'Clean it', description: '', category: 'tech', priority: 'low' },
    ...{ locationId: null, bayId: null, assigneeId, tags: [], checklist: [] },
    ...{ dueAfterHours: null, schedule: null },
  })

const oneHour = () => ({
  startsAt: new Date().toISOString(),
  endsAt: new Date(Date.now() + 3_600_000).toISOString(),
})

const code = 'NOT_WORKING_HERE'
const refused = (work: () => unknown) => expect(work).toThrow(expect.objectContaining({ code }))

describe('a kiosk', () => {
  it('is offered nowhere', async () => {
    const desk = await scene.open({ role: 'support' })
    const { offered, others } = namesIn(desk)
    expect(offered).toContain(desk.the.person.id)
    expect(offered).not.toContain(kiosk.id)
    expect(others).toContain(kiosk.id)
  })

  it('is given no ticket, called to none, and stands in no rule, template or shift', async () => {
    const desk = await scene.open({ role: 'manager' })
    const { tickets, bulk, edit, store } = ticketDesk(desk, 'manager')
    const { assignment, templates, create } = promiseDesk(desk, 'manager')
    const { split } = relatedTicketsOf(desk, 'manager')
    const id = desk.ticket()
    const assigneeId = kiosk.id
    refused(() => create({ assigneeId }))
    refused(() => edit({ id, title: 'Other', assigneeId }))
    await expect(bulk.edit([id], { assigneeId })).rejects.toMatchObject({ code })
    refused(() => tickets.comment({ id, body: 'Look', mentions: [desk.the.person.id, kiosk.id] }))
    refused(() => split({ id, title: 'A part', assigneeId }))
    refused(() => assignment.saveRule({ locationId: null, category: null, assigneeId }))
    refused(() => templates.save(template(assigneeId)))
    const shift = { staffId: kiosk.id, locationId: null, ...oneHour() }
    refused(() => assignment.addShift(shift))
    expect(store.show(id)).toMatchObject({ title: 'A ticket', assigneeId: null, watching: false })
    await desk.drained()
    expect(desk.sync.deadLetters.list()).toEqual([])
  })
})

describe('somebody who was suspended', () => {
  it('is not offered any more, and still stands where they did', async () => {
    const desk = await scene.open({ role: 'operator' })
    const { tickets, edit, store } = ticketDesk(desk, 'operator')
    const gone = scene.club.person('support')
    const id = desk.ticket()
    edit({ id, assigneeId: gone.id })
    tickets.comment({ id, body: 'For you', mentions: [gone.id] })
    await desk.drained()

    await setStatus(gone.id, 'suspended')
    await settled('known here', () => !namesIn(desk).offered.includes(gone.id))
    expect(store.choices().others).toContainEqual({ id: gone.id, name: gone.name, assigned: true })
    expect(store.show(id).assigneeName).toBe(gone.name)
    const timeline = () => new TicketTimelineStore(desk.local.read).of(id)
    expect(timeline()).toContainEqual(
      expect.objectContaining({ mentions: [{ id: gone.id, name: gone.name }] }),
    )
    expect(edit({ id, title: 'Still theirs', assigneeId: gone.id }).assigneeId).toBe(gone.id)
    refused(() => edit({ id: desk.ticket(), assigneeId: gone.id }))

    await setStatus(gone.id, 'active')
    await settled('back', () => namesIn(desk).offered.includes(gone.id))
    await desk.drained()
  })
})

describe('a database that is older', () => {
  const columns = 'id, name, version, sync_seq, updated_at, deleted_at'
  const place = `from staff where (select clubos_my_locations()) is not null`
  const make = async (select: string) => {
    await scene.owner('drop view staff_names')
    await scene.owner(`create view staff_names as select ${select} ${place}`)
    await scene.owner('grant select on staff_names to clubos_support, clubos_operator')
  }

  it('does not say who works here: all are offered, until it was updated', async () => {
    await make(columns)
    const desk = await scene.open({ role: 'support' })
    expect(namesIn(desk)).toEqual({ offered: expect.arrayContaining([kiosk.id]), others: [] })

    await make(`${columns}, role <> 'kiosk' and status = 'active' as works_here`)
    await scene.owner(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`)
    await settled('back', async () => (await desk.sync.loop.reconnect()).state === 'online')
    await settled('told', () => namesIn(desk).others.includes(kiosk.id))
    expect(namesIn(desk).offered).not.toContain(kiosk.id)
  })
})

describe('a copy of before', () => {
  it('offers everybody offline, and the right ones once it was connected', async () => {
    const before = await scene.open({ role: 'support' })
    const waiting = before.ticket({ title: 'Not sent' })
    await before.close()
    forgetWhoWorksHere(before.the.file)

    const desk = scene.desk({ role: 'support', file: before.the.file })
    expect(namesIn(desk)).toEqual({ offered: expect.arrayContaining([kiosk.id]), others: [] })
    await desk.start()
    await desk.drained()
    expect(namesIn(desk).others).toContain(kiosk.id)
    expect(await scene.central(waiting)).toMatchObject({ title: 'Not sent' })
  })
})
