import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { newId } from '../../../platform/ids'
import type { TestClub } from '../../postgres/testing/test-club'
import type { ChangedRows } from '../sync-copy'
import { bringTogether, emptyLocal, type MeasuredDesk, openMeasuredDesk } from './measured-desk'
import { type MeasuredFigure, quantile, timed } from './measured-figure'

const changes = 100

/** From a commit in one desk's file to the event at another, against a bare NOTIFY. */
export async function measureVisible(club: TestClub): Promise<readonly MeasuredFigure[]> {
  const watch = new Watch()
  const writing = openMeasuredDesk(club, { person: club.person('admin'), local: emptyLocal(club) })
  const seeing = openMeasuredDesk(club, {
    person: club.person('manager'),
    local: emptyLocal(club),
    onChanged: (changed) => watch.tell(changed),
  })
  await Promise.all([bringTogether(writing), bringTogether(seeing)])
  // Both have begun to listen by then.
  await sleep(500)
  const [values, yardsticks] = await takeTurns(club, () => change(writing, watch))
  for (const { loop, local } of [writing, seeing]) {
    await loop.stop()
    local.close()
  }
  return [0.5, 0.95].map((share) => ({
    name: `sync.visible.p${share * 100}`,
    value: quantile(values, share),
    unit: 'ms',
    yardstick: quantile(yardsticks, share),
    goal: { of: 'value', most: 1_000 },
  }))
}

async function takeTurns(club: TestClub, measure: () => Promise<number>) {
  const { pool } = club.as(club.person('admin'))
  const [speaker, listener] = [await pool.connect(), await pool.connect()]
  await listener.query('listen bench')
  const values: number[] = []
  const yardsticks: number[] = []
  for (let turn = 0; turn < changes; turn += 1) {
    values.push(await measure())
    yardsticks.push(await notify(speaker, listener))
  }
  for (const client of [speaker, listener]) client.release(true)
  return [values, yardsticks] as const
}

function notify(speaker: PoolClient, listener: PoolClient): Promise<number> {
  return timed(() => Promise.all([once(listener, 'notification'), speaker.query('notify bench')]))
}

async function change({ writer, person }: MeasuredDesk, watch: Watch): Promise<number> {
  const id = newId()
  const createdAt = new Date().toISOString()
  const seen = watch.saw(id)
  let committed = 0
  writer.write((made) =>
    made.insert('tickets', {
      ...{ id, title: 'Do you see this?', description: '', category: 'tech', priority: 'low' },
      ...{ status: 'open', locationId: 'harbour', createdBy: person.id, createdAt },
      ...{ tags: [], watchers: [], checklist: [] },
    }),
  )
  committed = performance.now()
  await seen
  return performance.now() - committed
}

/** Waits for a ticket to appear. */
class Watch {
  private readonly waiting = new Map<string, () => void>()

  saw(id: string): Promise<void> {
    return new Promise((resolve) => this.waiting.set(id, resolve))
  }

  tell(changed: readonly ChangedRows[]): void {
    const ids = changed.find(({ entity }) => entity === 'tickets')?.ids ?? []
    for (const id of ids) this.waiting.get(id)?.()
  }
}
