import { performance } from 'node:perf_hooks'
import type { TestDesk } from './test-desk'

const batch = 500

/** Rows a second: pushed as operations, and added one by one with plain statements of the same role. */
export async function pushSpeed(desk: TestDesk, rows: number) {
  const tickets = () => Array.from({ length: rows }, () => desk.ticket())
  await desk.push(desk.ticket())
  const pushing = tickets()
  const pushed = await rate(rows, async () => {
    for (let from = 0; from < rows; from += batch) {
      await desk.push(...pushing.slice(from, from + batch))
    }
  })
  const plain = tickets()
  const inserted = await rate(rows, async () => {
    const client = await desk.database.pool.connect()
    for (let from = 0; from < rows; from += batch) {
      await client.query('begin')
      for (const { rowId, changes } of plain.slice(from, from + batch)) {
        const columns = ['id', ...Object.keys(changes)]
        await client.query({
          name: 'plain-ticket',
          text: `insert into tickets (${columns}) values (${columns.map((_, at) => `$${at + 1}`)})`,
          values: [rowId, ...Object.values(changes).map(({ to }) => to)],
        })
      }
      await client.query('commit')
    }
    client.release()
  })
  return { pushed, inserted, ratio: pushed / inserted }
}

async function rate(rows: number, work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (rows / (performance.now() - start)) * 1_000
}
