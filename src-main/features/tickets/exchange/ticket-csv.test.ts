import { csvColumns } from '@shared/tickets/ticket-exchange-contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostCsvBytes, readCsv } from './ticket-csv-reader'
import { cellsOf, columnsOf, type ImportWorld, readRow } from './ticket-csv-row'
import { csvHead, csvRows, type TicketCells } from './ticket-csv-writer'

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function readBack(file: string) {
  const { head, rows } = await readCsv(bytesOf(file))
  const { columns } = columnsOf(head)
  return rows.map(({ cells }) => cellsOf(columns, cells))
}

/** What a file of text can hold: NUL and halves of characters it cannot. */
const cell = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .map((text) => text.replaceAll('\0', '').trim())
  .filter((text) => !/^'[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text))

const ticketCells: fc.Arbitrary<TicketCells> = fc.record(
  Object.fromEntries(csvColumns.map((column) => [column, cell])) as Record<
    (typeof csvColumns)[number],
    typeof cell
  >,
)

describe('a CSV file of tickets', () => {
  test('read again says what was written, whatever was in it', () =>
    fc.assert(
      fc.asyncProperty(fc.array(ticketCells, { minLength: 1, maxLength: 8 }), async (rows) => {
        // A row of nothing at all is an empty line, and no ticket.
        const filled = rows.map((row) => ({ ...row, title: `t ${row.title}`.trim() }))
        const read = await readBack(csvHead() + csvRows(filled))
        const given = filled.map((row) =>
          Object.fromEntries(Object.entries(row).filter(([, text]) => text !== '')),
        )
        expect(read).toEqual(given)
      }),
      { numRuns: 200 },
    ))

  test.each(['=cmd|’/C calc’!A0', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1'])(
    'gives a spreadsheet no formula in %j',
    (attack) => {
      const row = Object.fromEntries(csvColumns.map((column) => [column, attack])) as TicketCells
      const cells = csvRows([row], ['title', 'description'])
        .trim()
        .split(/,(?=["'])/)
      for (const text of cells) expect(text.replace(/^"/, '')).toMatch(/^'/)
    },
  )
})

describe('a file to import', () => {
  test.each([
    ['commas', 'title,location\nDoor sticks,harbour\n'],
    ['semicolons', 'title;location\r\nDoor sticks;harbour\r\n'],
    ['tabs', 'title\tlocation\nDoor sticks\tharbour'],
  ])('may be parted by %s', async (_, text) => {
    expect(await readBack(text)).toEqual([{ title: 'Door sticks', location: 'harbour' }])
  })

  test('may say first how it is parted, as Excel reads it', async () => {
    const { head, rows } = await readCsv(bytesOf('\uFEFFsep=;\r\ntitle;location\r\nA, b;harbour'))
    expect(head).toEqual(['title', 'location'])
    expect(rows).toEqual([{ line: 3, cells: ['A, b', 'harbour'] }])
  })

  test('may be UTF-16, as Excel writes “Unicode text”', async () => {
    const text = '\uFEFFtitle\tlocation\r\nTür klemmt\tharbour\r\n'
    const { rows } = await readCsv(Buffer.from(text, 'utf16le'))
    expect(rows[0]?.cells).toEqual(['Tür klemmt', 'harbour'])
  })

  test('says the line on which each row ends', async () => {
    const { rows } = await readCsv(bytesOf('title\n"two\nlines"\nthree\n'))
    expect(rows.map(({ line }) => line)).toEqual([3, 4])
  })

  test.each([
    ['CSV_BROKEN', bytesOf('title\n"never closed\nmore\nand more')],
    ['CSV_NOT_TEXT', new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0])],
    ['CSV_NOT_TEXT', bytesOf('title\nwith\0nul')],
    ['CSV_EMPTY', bytesOf('title,location\n')],
    ['CSV_EMPTY', new Uint8Array()],
    ['CSV_TOO_LARGE', { byteLength: mostCsvBytes + 1 } as Uint8Array],
    ['CSV_TOO_LARGE', bytesOf(`title\n${'x\n'.repeat(100_002)}`)],
  ])('is refused as %s, and says what to do', async (code, bytes) => {
    await expect(readCsv(bytes)).rejects.toMatchObject({ code })
  })
})

const world: ImportWorld = {
  places: [
    { id: 'harbour', name: 'Harbour' },
    { id: 'bayers-lake', name: 'Bayers Lake' },
  ],
  bays: [{ id: 'bay-4', locationId: 'harbour', number: 4 }],
  people: [
    { id: 'dana', name: 'Dana Kessler' },
    { id: 'one', name: 'Sam Low' },
    { id: 'two', name: 'Sam Low' },
  ],
  others: [{ id: 'gone', name: 'Kim Vale' }],
  locationId: null,
  now: new Date('2026-11-23T12:00:00Z'),
}

const closed = {
  ...{ title: 'A', location: 'harbour', status: 'closed', created: '2026-11-01T10:00:00Z' },
}

describe('a row of it', () => {
  test('is read with names as people write them', () => {
    const read = readRow(
      {
        ...{ title: 'Projector dark', status: 'In Progress', priority: 'HIGH', category: 'Tech' },
        ...{
          location: 'BayersLake',
          tags: 'Projector; lamp',
          created: '2026-11-01T10:00:00-03:00',
        },
      },
      world,
    )
    expect(read).toMatchObject({
      ticket: { status: 'in-progress', priority: 'high', locationId: 'bayers-lake' },
    })
  })

  test.each([
    [{ location: 'harbour' }, /^title: It is missing\.$/],
    [{ title: 'A', location: 'nowhere' }, /no “nowhere”. Known: harbour, bayers-lake/],
    [{ title: 'A' }, /does not say where/],
    [{ title: 'A', location: 'harbour', bay: '9' }, /has no bay “9”/],
    [{ title: 'A', location: 'harbour', assignee: 'Nobody Here' }, /Nobody is called/],
    [{ title: 'A', location: 'harbour', assignee: 'sam low' }, /Several people/],
    [{ title: 'A', location: 'harbour', assignee: 'Kim Vale' }, /does not work here/],
    [{ title: 'A', location: 'harbour', assignee: 'gone' }, /does not work here/],
    [
      { title: 'A', location: 'harbour', status: 'finished' },
      /^status: “finished” is none of open, /,
    ],
    [{ title: 'A', location: 'harbour', due: 'tomorrow' }, /Write times as/],
    [{ title: 'A', location: 'harbour', id: '17' }, /id/],
    [{ title: 'A', location: 'harbour', created: '0000-01-01T00:00:00Z' }, /created: .*1970/],
    [{ title: 'A', location: 'harbour', due: '9999-12-31T23:00:00-10:00' }, /due: .*1970/],
    [{ title: 'A', location: 'harbour', created: '2099-01-01T00:00:00Z' }, /not come yet/],
    [{ ...closed, resolved: '2099-01-01T00:00:00Z' }, /^resolved: This time has not come yet\.$/],
    [{ ...closed, resolved: '2026-10-31T10:00:00Z' }, /^resolved: That is before the ticket was/],
    [{ ...closed, answered: '2026-10-31T10:00:00Z' }, /^answered: That is before the ticket was/],
    [{ ...closed, answered: 'yesterday' }, /^answered: Write times as .*\.$/],
    [
      { ...closed, resolved: '2026-11-02T10:00:00Z', status: 'waiting' },
      /^resolved: .* is waiting/,
    ],
    [
      { ...closed, resolved: '2026-11-02T10:00:00Z', created: '' },
      /^created: Say when it was made/,
    ],
    [
      { title: 'A'.repeat(300), location: 'harbour' },
      /^title: It is too long, the most are 200 letters\.$/,
    ],
  ])('that says %j has its problem told', (given, problem) => {
    // As a file has it: what is empty is not there.
    const cells = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''))
    const read = readRow(cells, world)
    expect('problems' in read && read.problems.join('\n')).toMatch(problem)
  })
})
