import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskScene, startDeskScene } from './testing/desk-scene'

let scene: DeskScene
const dayMs = 24 * 3_600_000

beforeAll(async () => {
  scene = await startDeskScene()
})

afterAll(() => scene.close())

/** By how many milliseconds the server takes the work on that row to be older than it is. */
async function agesOf(rowId: string): Promise<readonly number[]> {
  const rows = await scene.owner(
    'select extract(epoch from clock_timestamp() - made_at) * 1000 as age from sync_ops where row_id = $1',
    [rowId],
  )
  return rows.map(({ age }) => Number(age))
}

const clocks: readonly (readonly [string, () => number])[] = [
  ['two days ahead', () => Date.now() + 2 * dayMs],
  ['two days behind', () => Date.now() - 2 * dayMs],
  ['in 2099', () => Date.parse('2099-06-01T12:00:00Z') + performance.now()],
  ['in 1970', () => performance.now()],
]

describe('a desk whose clock is', () => {
  it.each(clocks)('%s works, and its changes bear the central time', async (_, now) => {
    const clock = { now: () => new Date(now()) }
    const desk = await scene.open({ role: 'support', clock })
    const ahead = now() - Date.now()
    expect(Math.abs((desk.sync.clockAheadMs() ?? 0) - ahead)).toBeLessThan(5_000)
    const id = desk.ticket()
    await desk.drained()
    desk.edit(id, { title: 'changed' })
    await desk.drained()
    expect(desk.sync.deadLetters.list()).toEqual([])
    expect(await scene.central(id)).toMatchObject({ title: 'changed', version: 2 })
    const [row] = await scene.owner(
      'select extract(epoch from clock_timestamp() - created_at) * 1000 as age from tickets where id = $1',
      [id],
    )
    const ages = [...(await agesOf(id)), Number(row?.age)]
    expect(ages).toHaveLength(3)
    for (const age of ages) {
      expect(age).toBeGreaterThan(-5_000)
      expect(age).toBeLessThan(60_000)
    }
  })

  it('set right while work from 2099 waits does not stop that work', async () => {
    let now = () => Date.parse('2099-06-01T12:00:00Z')
    const clock = { now: () => new Date(now()) }
    const desk = await scene.open({ role: 'support', clock })
    await desk.close()
    const away = scene.desk({ role: 'support', clock, file: desk.the.file })
    const id = away.ticket()
    now = () => Date.now()
    await away.start()
    await away.drained()
    expect(away.sync.deadLetters.list()).toEqual([])
    expect(await agesOf(id)).toHaveLength(1)
    for (const age of await agesOf(id)) expect(age).toBeGreaterThanOrEqual(0)
  })
})
