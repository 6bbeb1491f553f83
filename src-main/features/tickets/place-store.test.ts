import { ticketTemplateRoutes } from '@shared/tickets/ticket-template-contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DeskScene, startDeskScene } from '../../data/sync/testing/desk-scene'
import { promiseDesk } from './testing/promise-desk'
import { ticketDesk } from './testing/ticket-desk'

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

const code = 'UNKNOWN_LOCATION'
const refused = (work: () => unknown) => expect(work).toThrow(expect.objectContaining({ code }))

it('a location that the club does not have is refused where it is written', async () => {
  const desk = await scene.open({ role: 'manager' })
  const { create, templates, assignment, person } = promiseDesk(desk, 'manager')
  const { edit, bulk } = ticketDesk(desk, 'manager')
  const id = desk.ticket()
  const locationId = 'atlantis'
  refused(() => create({ locationId }))
  refused(() => edit({ id, locationId }))
  await expect(bulk.edit([id], { locationId })).rejects.toMatchObject({ code })
  refused(() => assignment.saveRule({ locationId, category: null, assigneeId: null }))
  const shift = { startsAt: '2099-01-01T00:00:00Z', endsAt: '2099-01-02T00:00:00Z' }
  refused(() => assignment.addShift({ ...shift, staffId: person.id, locationId }))
  const template = ticketTemplateRoutes['tickets.save-template'].input.parse({
    ...{ name: 'Clean', title: 'Clean it', description: '', category: 'tech', priority: 'low' },
    ...{ locationId, bayId: null, assigneeId: null, tags: [], checklist: [] },
    ...{ dueAfterHours: null, schedule: null },
  })
  refused(() => templates.save(template))
  edit({ id, locationId: 'truro' })
  await desk.drained()
  expect(await scene.central(id)).toMatchObject({ location_id: 'truro' })
  expect(desk.sync.deadLetters.list()).toEqual([])
})
