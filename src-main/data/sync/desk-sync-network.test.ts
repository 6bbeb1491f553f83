import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../demo/seeded-random'
import type { FaultProxy } from '../testing/fault-proxy'
import type { Desk } from './testing/desk'
import { type DeskScene, startDeskScene } from './testing/desk-scene'
import { settled } from './testing/settled'

let scene: DeskScene
let proxy: FaultProxy
let desk: Desk

beforeAll(async () => {
  scene = await startDeskScene()
  proxy = await scene.proxy()
  desk = await scene.open({ role: 'operator', url: proxy.through(scene.club.url) })
})

afterAll(() => scene.close())

/** Of the ticket, which was made and then changed once less than that. */
async function expectOnce(at: Desk, id: string, version: number): Promise<void> {
  expect(await scene.central(id)).toMatchObject({ version })
  expect(at.sync.deadLetters.list()).toEqual([])
  expect(await scene.owner('select 1 from dead_letters')).toEqual([])
}

/** A ticket that both sides have. */
async function sharedTicket(): Promise<string> {
  const id = desk.ticket()
  await desk.drained()
  return id
}

/** Another desk on a line of its own. */
async function onOwnLine(random?: () => number) {
  const line = await scene.proxy(random)
  return { line, at: scene.desk({ role: 'operator', url: line.through(scene.club.url) }) }
}

describe('a change whose line breaks', () => {
  it.each([
    ['before the server heard of it', false],
    ['after the server heard it, before it answered', true],
  ])('%s, is applied exactly once', async (_, heard) => {
    const id = await sharedTicket()
    await proxy.set({ kind: 'cut-at', text: 'push', heard })
    desk.edit(id, { title: 'cut' })
    const comment = desk.comment(id, 'once')
    await settled('the line is cut', () => desk.state === 'offline')
    if (heard) await settled('applied', async () => (await scene.central(id))?.title === 'cut')
    else expect(await scene.central(id)).toMatchObject({ version: 1 })
    expect(desk.waiting).toBe(2)
    expect(desk.shown(id)?.title).toBe('cut')
    await proxy.set({ kind: 'none' })
    await desk.drained()
    await expectOnce(desk, id, 2)
    const sent = await scene.owner('select 1 from ticket_comments where id = $1', [comment])
    expect(sent).toHaveLength(1)
  })

  it('in the middle of the answer, is applied exactly once', async () => {
    const id = await sharedTicket()
    for (const bytes of [1, 20, 60]) {
      await proxy.set({ kind: 'cut-after-answer', bytes })
      desk.edit(id, { title: `cut after ${bytes} bytes` })
      await settled('the line is cut', () => desk.state === 'offline')
      await proxy.set({ kind: 'none' })
      await desk.drained()
    }
    await expectOnce(desk, id, 4)
  })
})

describe('a line with nobody at the other end', () => {
  it('is tried again until there is somebody', async () => {
    const id = await sharedTicket()
    await proxy.set({ kind: 'refuse' })
    proxy.cut()
    await settled('noticed', () => desk.state === 'offline')
    desk.edit(id, { title: 'made offline' })
    desk.ticket()
    expect((await desk.sync.loop.reconnect()).reason).toBe('The database cannot be reached.')
    await proxy.set({ kind: 'drop-new' })
    expect((await desk.sync.loop.reconnect()).state).toBe('offline')
    await proxy.set({ kind: 'none' })
    await desk.drained()
    await expectOnce(desk, id, 2)
  })

  it('under a name that is not known keeps what is made meanwhile', async () => {
    const gone = Object.assign(new URL(scene.club.url), { hostname: 'db.invalid' }).href
    const lost = scene.desk({ role: 'support', url: gone })
    await lost.sync.loop.start()
    const reason = 'The database cannot be reached.'
    expect(lost.sync.loop.status).toMatchObject({ state: 'offline', lastPulledAt: null, reason })
    const id = lost.ticket()
    await lost.close()
    const back = await scene.open({ role: 'support', file: lost.the.file })
    await back.drained()
    expect(await scene.central(id)).toMatchObject({ version: 1 })
  })
})

// These mostly wait, each for its own line.
describe.concurrent('a bad line', () => {
  it('that is dead is noticed within 15 seconds, and work goes on as soon as it lives', async () => {
    const { line, at } = await onOwnLine()
    await at.start()
    const id = at.ticket()
    await at.drained()
    await line.set({ kind: 'half-open' })
    at.edit(id, { title: 'made on a dead line' })
    await settled('noticed', () => at.state === 'offline', 15_000)
    expect(at.sync.loop.status.reason).toBe('The database does not answer.')
    await line.set({ kind: 'none' })
    // What was begun on the dead line is lost; real ones say so once they live again.
    line.cut()
    at.sync.loop.wake()
    await at.drained()
    await expectOnce(at, id, 2)
  })

  it('of two seconds there and back, of which a fifth gets lost, carries everything', async () => {
    const random = seededRandom(process.env.SEED ?? '1', 'line')
    const { line, at } = await onOwnLine(() => random.next())
    await line.set({ kind: 'delay', ms: 1_000, lossRate: 0.2 })
    void at.sync.loop.start()
    const ids = Array.from({ length: 20 }, () => at.ticket())
    await settled('all there', () => ids.every((id) => (at.shown(id)?.version ?? 0) > 0), 50_000)
    for (const id of ids) await expectOnce(at, id, 1)
  })

  it('that breaks every second lets everything through in the end', async () => {
    const { line, at } = await onOwnLine()
    await at.start()
    const id = at.ticket()
    await at.drained()
    const breaking = setInterval(() => line.cut(), 1_000)
    for (let round = 1; round <= 40; round += 1) {
      at.edit(id, { title: `round ${round}` })
      at.comment(id, `in round ${round}`)
      await sleep(100)
    }
    clearInterval(breaking)
    await at.drained()
    const updates = "select 1 from sync_ops where row_id = $1 and kind = 'update'"
    await expectOnce(at, id, 1 + (await scene.owner(updates, [id])).length)
    const comments = await scene.owner('select 1 from ticket_comments where ticket_id = $1', [id])
    expect(comments).toHaveLength(40)
    expect(at.shown(id)?.title).toBe('round 40')
  })
})
