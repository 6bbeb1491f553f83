import { sql } from 'drizzle-orm'
import { generateHistory, type HistoryScale } from '../../demo/demo-generator'
import { startTestClub, type TestClub, testTime } from '../../postgres/testing/test-club'
import { measureBootstrap } from './measure-bootstrap'
import { measureDrain } from './measure-drain'
import { measureScreens } from './measure-screens'
import { measureVisible } from './measure-visible'
import { bringTogether, openMeasuredDesk } from './measured-desk'
import type { MeasuredFigure } from './measured-figure'

/** 100,000 rows. */
const first: HistoryScale = {
  ...{ customers: 10_000, conversations: 10_000, messages: 40_000, tickets: 40_000 },
}
const large: HistoryScale = { ...first, messages: 100_000, tickets: 100_000 }

const parts = (process.argv[2] ?? 'visible,drain,bootstrap,screens').split(',')
const club = await startTestClub()
try {
  process.stdout.write(`${JSON.stringify(await measureAll())}\n`)
} finally {
  await club.close()
}

async function measureAll(): Promise<readonly MeasuredFigure[]> {
  const figures: MeasuredFigure[] = []
  if (parts.includes('visible')) figures.push(...(await measureVisible(club)))
  if (parts.includes('drain')) figures.push(...(await measureDrain(club)))
  if (parts.includes('bootstrap')) figures.push(...(await measureCopy(club)))
  return figures
}

async function measureCopy(club: TestClub): Promise<readonly MeasuredFigure[]> {
  say('Making a club of 100,000 rows …')
  await fill(first)
  const { figures, desk } = await measureBootstrap(club)
  const { local, person } = desk
  if (!parts.includes('screens')) return figures
  say('Making it larger …')
  await fill(large)
  const again = openMeasuredDesk(club, { person, local })
  await bringTogether(again)
  await again.loop.stop()
  const screens = measureScreens(local.file)
  local.close()
  return [...figures, ...screens]
}

async function fill(scale: HistoryScale): Promise<void> {
  await generateHistory({ ownerDb: club.owner, seed: 'bench', until: testTime, scale })
  for (const table of ['customers', 'conversations', 'messages', 'tickets']) await inOrder(table)
  await club.owner.db.execute('analyze')
}

/** As in life, where rows are numbered in the order in which they were last changed. */
async function inOrder(table: string): Promise<void> {
  await club.owner.db.execute(
    sql.raw(`begin;
      alter table ${table} disable trigger user;
      update ${table} t set sync_seq = o.number + (select last_value from sync_sequence)
        from (select id, row_number() over (order by updated_at) as number from ${table}) o
        where o.id = t.id;
      select setval('sync_sequence', (select max(sync_seq) from ${table}));
      alter table ${table} enable trigger user;
      commit`),
  )
}

function say(text: string): void {
  process.stderr.write(`  ${text}\n`)
}
