import { ticketStatuses } from '@shared/tickets/ticket-status'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from '../../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { TicketStore } from '../ticket-store'
import { TicketExchangeService } from './ticket-exchange-service'
import { TicketExportStore } from './ticket-export-store'
import { TicketImporter } from './ticket-importer'

let scene: DeskScene
let desk: Desk
let exchange: TicketExchangeService

beforeAll(async () => {
  scene = await startDeskScene()
  desk = await scene.open({ role: 'operator', at: [] })
  const { writer, clock } = desk.sync
  const { id, email } = desk.the.person
  const person = { id, email, name: 'Whoever', role: 'operator' as const, locations: [] }
  const store = new TicketStore(desk.local.read, id)
  exchange = new TicketExchangeService({
    importer: new TicketImporter({
      store: new TicketExportStore(desk.local.read),
      writer,
      person,
      clock,
    }),
    world: () => ({ ...store.choices(), places: [{ id: 'harbour', name: 'Harbour' }] }),
  })
})
afterAll(() => scene.close())

const plan = (text: string) =>
  exchange.plan({ name: '/any/where/old.csv', bytes: new TextEncoder().encode(text) }, 'harbour')

describe('tickets of a file', () => {
  it('are made once, in whatever state they were, and known when they come again', async () => {
    const ids = ticketStatuses.map((_, at) => `0198c7de-0000-7000-8000-00000000000${at}`)
    const rows = ticketStatuses.map(
      (status, at) => `${ids[at]},Was ${status},${status},Lamp,2026-01-05T10:00:00Z`,
    )
    const file = ['id,title,status,fix,created,colour', ...rows].join('\n')
    const looked = await plan(file)
    expect(looked).toMatchObject({
      ...{ fileName: 'old.csv', rows: 6, ready: 6, already: 0, wrong: 0 },
      ...{ ignoredColumns: ['colour'] },
    })
    expect(await exchange.import(looked.planId)).toHaveLength(6)
    await desk.drained()
    for (const [at, status] of ticketStatuses.entries()) {
      expect(await scene.central(ids[at] ?? '')).toMatchObject({
        ...{ status, title: `Was ${status}`, fix: 'Lamp' },
        created_at: new Date('2026-01-05T10:00:00Z'),
      })
    }
    expect(await plan(file)).toMatchObject({ ready: 0, already: 6 })
    expect(desk.sync.deadLetters.list()).toEqual([])
  })

  it('are made from the good rows, and the others are told with their lines', async () => {
    const looked = await plan('title,bay\nGood one,1\nNo such bay,99\n,1\nGood two,bay 2\n')
    expect(looked).toMatchObject({ ready: 2, wrong: 2 })
    expect(looked.wrongRows.map(({ line }) => line)).toEqual([3, 4])
    expect(await exchange.import(looked.planId)).toHaveLength(2)
  })

  it('are made once of an id, however it is written, and of a column that is named once', async () => {
    const id = '0198c7de-0000-7000-8000-0000000000ab'
    const twice = await plan(`id,title\n${id},A\n${id.toUpperCase()},B\n`)
    expect(twice).toMatchObject({ ready: 1, already: 1, wrong: 0 })
    const code = 'CSV_COLUMN_TWICE'
    await expect(plan('title,Title\nA,B\n')).rejects.toMatchObject({ code })
  })

  it('tell of what is wrong no more than one can read', async () => {
    const long = 'y'.repeat(10_000)
    const names = Array.from({ length: 5_000 }, (_, at) => `${at}${long.slice(0, 90)}`)
    const wrong = `${long},${long},${long},${long},${long}`
    const looked = await plan(`title,status,location,bay,assignee,${names}\n${wrong}\n`)
    expect(looked).toMatchObject({ wrong: 1, rows: 1 })
    expect(JSON.stringify(looked).length).toBeLessThan(6_000)
  })

  it('are not made of a plan that is gone, or done', async () => {
    const looked = await plan('title\nOnce\n')
    await exchange.import(looked.planId)
    await expect(exchange.import(looked.planId)).rejects.toMatchObject({ code: 'NO_SUCH_PLAN' })
    await expect(plan('name,location\nx,harbour\n')).rejects.toMatchObject({ code: 'CSV_NO_TITLE' })
  })

  it('are made without the line, thousands of them, and sent once', async () => {
    const many = Array.from({ length: 2_000 }, (_, at) => `Many ${at}`)
    const looked = await plan(['title', ...many].join('\n'))
    await exchange.import(looked.planId)
    await desk.drained()
    const [counted] = await scene.owner(
      "select count(*)::int as n, count(distinct title)::int as titles from tickets where title like 'Many %'",
      [],
    )
    expect(counted).toEqual({ n: 2_000, titles: 2_000 })
  })
})
