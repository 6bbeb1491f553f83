import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { ticketQuery } from '@shared/tickets/ticket-query'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import { isUnresolved } from '@shared/tickets/unresolved'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from '../../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { TicketListStore } from '../lists/ticket-list-store'
import { promiseDesk } from '../testing/promise-desk'
import { ticketDesk } from '../testing/ticket-desk'
import { TicketStore } from '../ticket-store'
import { csvHead, csvRows, type TicketCells } from './ticket-csv-writer'
import { TicketExchangeService } from './ticket-exchange-service'
import { TicketExportStore } from './ticket-export-store'
import { TicketExporter } from './ticket-exporter'
import { TicketImporter } from './ticket-importer'

let scene: DeskScene
let desk: Desk
let exchange: TicketExchangeService
let exporter: TicketExporter

beforeAll(async () => {
  scene = await startDeskScene()
  desk = await scene.open({ role: 'operator', at: [] })
  const { writer, clock } = desk.sync
  const { id, email } = desk.the.person
  const person = { id, email, name: 'Whoever', role: 'operator' as const, locations: [] }
  const store = new TicketExportStore(desk.local.read)
  const tickets = new TicketStore(desk.local.read, id)
  exchange = new TicketExchangeService({
    importer: new TicketImporter({ store, writer, person, clock }),
    world: () => ({ ...tickets.choices(), places: [{ id: 'harbour', name: 'Harbour' }] }),
  })
  const lists = new TicketListStore(desk.local.read, { personId: id, clock })
  exporter = new TicketExporter({ lists, store })
})
afterAll(() => scene.close())

async function imported(text: string) {
  const file = { name: 'old.csv', bytes: new TextEncoder().encode(text) }
  const plan = await exchange.plan(file, 'harbour')
  expect(plan.wrongRows).toEqual([])
  return exchange.import(plan.planId)
}

async function exported(of: string): Promise<string> {
  const where = { match: 'all', of: [{ field: 'text', is: 'has', value: of }] }
  const statuses = { field: 'status', is: 'any-of', values: [...ticketStatuses] }
  const query = ticketQuery.parse({
    where: { ...where, of: [...where.of, statuses] },
    sort: { by: 'title', descending: false },
  })
  let text = ''
  for await (const piece of exporter.pieces({ query, columns: told })) text += piece.text
  return text
}

/** What a file says of a ticket and an import takes. */
const told = [
  ...([
    'title',
    'description',
    'category',
    'priority',
    'status',
    'location',
    'bay',
    'tags',
  ] as const),
  ...(['assignee', 'due', 'created', 'answered', 'resolved', 'cause', 'fix'] as const),
] as const

const day = 86_400_000
const started = Date.parse('2026-01-05T10:00:00.000Z')
const iso = (ms: number) => new Date(ms).toISOString()
const words = fc.stringMatching(/^[ -~äüß€]{1,40}$/).map((text) => `w ${text}`.trim())

/** A ticket whose past hangs together. */
const cells: fc.Arbitrary<Partial<TicketCells>> = fc
  .record({
    ...{ title: words, description: words, cause: words, fix: words },
    category: fc.constantFrom(...ticketCategories),
    priority: fc.constantFrom(...ticketPriorities),
    status: fc.constantFrom(...ticketStatuses),
    tags: fc.uniqueArray(fc.constantFrom('lamp', 'screen', 'tür', 'bay 4'), { maxLength: 4 }),
    created: fc.nat(200 * day),
    answered: fc.option(fc.nat(20 * day)),
    resolved: fc.nat(20 * day),
    bay: fc.constantFrom('', '1', '2'),
  })
  .map(({ tags, created, answered, resolved, ...plain }) => ({
    ...{ ...plain, location: 'harbour', tags: tags.join('; '), created: iso(started + created) },
    answered: answered === null ? '' : iso(started + created + answered),
    resolved: isUnresolved(plain.status) ? '' : iso(started + created + 20 * day + resolved),
  }))

describe('the past of tickets out of a file', () => {
  it('is the same in the file that comes out of them, sent or not', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 12 }), async (rows) => {
        run += 1
        const marked = rows.map((row, at) => ({
          ...row,
          title: `Round${run} ${10 + at} ${row.title}`,
        }))
        const file = csvHead(told) + csvRows(marked as TicketCells[], told)
        const made = await imported(file)
        const unsent = await exported(`Round${run}`)
        const withAnswers = marked.map((row) => ({ ...row, answered: answerOf(row) }))
        expect(unsent).toBe(csvHead(told) + csvRows(withAnswers as TicketCells[], told))
        await desk.drained()
        expect(desk.sync.deadLetters.list()).toEqual([])
        for (const { id } of made) {
          const central = await scene.central(id)
          const here = desk.shown(id)
          for (const [one, other] of [
            [central?.resolved_at, here?.resolvedAt],
            [central?.created_at, here?.createdAt],
          ]) {
            expect((one as Date | null)?.toISOString() ?? null).toBe(other)
          }
        }
      }),
      { numRuns: 8 },
    )
  }, 120_000)

  it('keeps or misses its promises then, and not at the import', async () => {
    const { clocks } = promiseDesk(desk, 'operator')
    const [row] = await imported(
      [
        'title,status,priority,created,answered,resolved',
        'Kept long ago,closed,high,2026-01-05T14:00:00Z,2026-01-05T14:10:00Z,2026-01-05T14:30:00Z',
      ].join('\n'),
    )
    const { id = '' } = row ?? {}
    const kept = {
      answer: { state: 'met' },
      resolve: { state: 'met', metAt: '2026-01-05T14:30:00.000Z' },
    }
    expect(clocks.show(id)).toMatchObject(kept)
    await desk.drained()
    expect(clocks.show(id)).toMatchObject(kept)
    // Opened again its clock goes on from where it stood.
    const left = clocks.show(id).resolve.leftMs ?? 0
    ticketDesk(desk, 'operator').edit({ id, status: 'open' })
    expect(clocks.show(id).resolve).toMatchObject({ state: 'running' })
    expect(clocks.show(id).resolve.leftMs).toBeLessThanOrEqual(left)
    expect(clocks.show(id).resolve.leftMs ?? 0).toBeGreaterThan(left - day)
  })

  it('goes to the archive when the import is taken back', async () => {
    const { undo } = ticketDesk(desk, 'operator')
    const made = await imported(
      'title,status,created,resolved\nGone,closed,2026-01-05T14:00:00Z,2026-01-06T14:00:00Z\nOpen,open,,\n',
    )
    undo.imported(made)
    expect(await undo.undo()).toMatchObject({ kind: 'import', restored: 2, left: [] })
    await desk.drained()
    for (const { id } of made) expect(await scene.central(id)).toMatchObject({ status: 'archived' })
    expect(await scene.central(made[0]?.id ?? '')).toMatchObject({
      resolved_at: new Date('2026-01-06T14:00:00Z'),
    })
    expect(desk.sync.deadLetters.list()).toEqual([])
  })
})

/** What is resolved was answered by then. */
const answerOf = ({ answered, resolved }: Partial<TicketCells>) =>
  answered === '' ? resolved : answered
