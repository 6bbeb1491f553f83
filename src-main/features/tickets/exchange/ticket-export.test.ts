import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ticketQuery } from '@shared/tickets/ticket-query'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from '../../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { TicketListStore } from '../lists/ticket-list-store'
import { readCsv } from './ticket-csv-reader'
import { TicketExportStore } from './ticket-export-store'
import { TicketExporter } from './ticket-exporter'

let scene: DeskScene
let desk: Desk
let lists: TicketListStore
let exporter: TicketExporter
const folder = mkdtempSync(join(tmpdir(), 'clubos-export-'))

beforeAll(async () => {
  scene = await startDeskScene()
  desk = await scene.open({ role: 'support', at: [] })
  const { clock } = desk.sync
  lists = new TicketListStore(desk.local.read, { personId: desk.the.person.id, clock })
  exporter = new TicketExporter({ lists, store: new TicketExportStore(desk.local.read) })
  for (let at = 0; at < 450; at += 1) {
    const id = desk.ticket()
    desk.edit(id, { title: `=cmd ${at}`, description: at % 3 === 0 ? 'third' : '' })
  }
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await scene.close()
})

describe('an export', () => {
  it('has exactly the tickets of the list, in its order, and the columns that were asked for', async () => {
    const query = ticketQuery.parse({
      where: { match: 'all', of: [{ field: 'text', is: 'has', value: 'third' }] },
      sort: { by: 'title', descending: false },
    })
    const file = join(folder, 'urgent.csv')
    expect(await exporter.toFile({ query, columns: ['title', 'id'] }, file)).toBe(150)
    const { head, rows } = await readCsv(readFileSync(file))
    expect(head).toEqual(['title', 'id'])
    const listed = lists.list({ ...query, limit: 500 }).items
    expect(rows.map(({ cells }) => cells[1])).toEqual(listed.map(({ id }) => id))
    // No spreadsheet runs it.
    for (const { cells } of rows) expect(cells[0]).toMatch(/^'=cmd/)
  })

  it('that cannot be written leaves nothing behind, and what was there as it was', async () => {
    const query = ticketQuery.parse({})
    const nowhere = exporter.toFile({ query }, join(folder, 'no', 'such', 'place.csv'))
    await expect(nowhere).rejects.toMatchObject({ code: 'EXPORT_FAILED' })
    await expect(exporter.toFile({ query }, folder)).rejects.toMatchObject({
      code: 'EXPORT_FAILED',
    })
    expect(readdirSync(folder)).toEqual(['urgent.csv'])
  })
})
