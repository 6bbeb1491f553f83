import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { DemoPerson } from '../../demo/demo-secrets'
import type { TestClub } from '../../postgres/testing/test-club'
import { bringTogether, emptyLocal, type MeasuredDesk, openMeasuredDesk } from './measured-desk'
import { type MeasuredFigure, perSecond, timed } from './measured-figure'

const tables = ['tickets', 'messages', 'conversations', 'customers'] as const
const resolutionMs = 1

export interface Bootstrapped {
  readonly figures: readonly MeasuredFigure[]
  readonly desk: MeasuredDesk
}

/** A new desk fetches the whole club, against plain SELECTs of the same tables into memory. */
export async function measureBootstrap(club: TestClub): Promise<Bootstrapped> {
  const person = club.person('admin')
  const rows = await countRows(club)
  const before = await selectPlainly(club, person)
  const desk = openMeasuredDesk(club, { person, local: emptyLocal(club) })
  const delays = monitorEventLoopDelay({ resolution: resolutionMs })
  delays.enable()
  const used = process.cpuUsage()
  const ms = await timed(() => bringTogether(desk))
  const { user, system } = process.cpuUsage(used)
  process.stderr.write(`  ${Math.round((user + system) / rows)} µs of processor time a row\n`)
  const delay = delayP99(delays)
  await sleep(Math.min(ms, 3_000))
  const idle = delayP99(delays)
  delays.disable()
  await desk.loop.stop()
  const after = await selectPlainly(club, person)
  return {
    desk,
    figures: [
      {
        name: 'sync.bootstrap',
        value: perSecond(rows, ms),
        unit: 'rows/s',
        yardstick: perSecond(2 * rows, before + after),
        goal: { of: 'value', least: 20_000 },
      },
      {
        name: 'sync.main-delay.p99',
        value: delay,
        unit: 'ms',
        yardstick: idle,
        goal: { of: 'value', most: 20 },
      },
    ],
  }
}

/** What is recorded is the time between two ticks of a timer, which includes its period. */
function delayP99(delays: ReturnType<typeof monitorEventLoopDelay>): number {
  const ms = delays.percentile(99) / 1e6
  delays.reset()
  return Math.max(0, ms - resolutionMs)
}

async function countRows({ owner }: TestClub): Promise<number> {
  const counts = await Promise.all(
    tables.map(async (table) => {
      const counted = sql`select count(*)::int as rows from ${sql.identifier(table)}`
      const { rows } = await owner.db.execute<{ rows: number }>(counted)
      return rows[0]?.rows ?? 0
    }),
  )
  return counts.reduce((sum, each) => sum + each, 0)
}

async function selectPlainly(club: TestClub, person: DemoPerson): Promise<number> {
  const client = await club.as(person).pool.connect()
  const ms = await timed(async () => {
    for (const table of tables) await client.query(`select * from ${table}`)
  })
  client.release()
  return ms
}
