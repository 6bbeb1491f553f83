import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { fileDesk, photo } from '../testing/file-desk'
import { relatedTicketsOf } from '../testing/related-tickets'

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

async function deskOf(role: 'operator' | 'manager') {
  const desk = await scene.open({ role })
  const { relations, timeline, create } = relatedTicketsOf(desk, role)
  return { ...fileDesk(desk), relations, timeline, create }
}

it('a file that was removed is told in the timeline, at every desk, and so is one put back', async () => {
  const [dana, theo] = [await deskOf('operator'), await deskOf('manager')]
  const ticketId = dana.create('Projector dark')
  const { id, createdByName } = await dana.add(ticketId, photo(), 'lamp.png')
  await dana.desk.drained()
  const toldAt = ({ timeline }: typeof dana) =>
    timeline.of(ticketId).map((entry) => {
      if (entry.kind !== 'change') return [entry.kind]
      return [entry.field, entry.from, entry.to, entry.byName]
    })

  dana.service.remove(id)
  await dana.desk.drained()
  const gone = ['file', 'lamp.png', null, createdByName]
  await settled('told', () => toldAt(theo).flat().includes('lamp.png'))
  expect(toldAt(theo)).toEqual([gone])

  dana.service.restore(id)
  await dana.desk.drained()
  await settled('told, too', () => toldAt(theo).length === 3)
  expect(toldAt(theo)).toEqual([['file'], gone, ['file', null, 'lamp.png', createdByName]])
  const events = 'select field, by_id from ticket_events where ticket_id = $1 order by at'
  const made = { field: 'file', by_id: dana.desk.the.person.id }
  expect(await scene.owner(events, [ticketId])).toEqual([made, made])
  await dana.transfer.close()
  await theo.transfer.close()
})

it('files of a ticket that was merged are beside the one it went into, marked with where from', async () => {
  const { create, relations, service, add, transfer } = await deskOf('operator')
  const [one, other] = [create('Projector dark'), create('Projector cuts out')]
  await add(one, photo(), 'one.png')
  await add(other, photo(), 'other.png')
  const listed = () => service.list(other).map(({ name, fromTicket }) => [name, fromTicket?.title])
  expect(listed()).toEqual([['other.png', undefined]])
  relations.merge({ id: one, into: other })
  expect(listed()).toEqual([
    ['one.png', 'Projector dark'],
    ['other.png', undefined],
  ])
  expect(service.list(one).map(({ name }) => name)).toEqual(['one.png'])
  relations.unmerge(one)
  expect(listed()).toEqual([['other.png', undefined]])
  await transfer.close()
})
