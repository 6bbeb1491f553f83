import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settled } from '../../data/sync/testing/settled'
import { TrainingDesk } from './testing/training-desk'

let desk: TrainingDesk
const code = (expected: string) => expect.objectContaining({ code: expected })
const candidate = () => desk.service.overview().candidate
const state = () => desk.service.state
const trained = () => settled('trained', () => state().name !== 'training')
const train = async () => {
  desk.service.train()
  await trained()
}

/** Holds the training up until the returned function is called. */
function holdUp(): () => void {
  let go: () => void = () => undefined
  desk.trainer.gate = new Promise((resolve) => {
    go = resolve
  })
  return () => go()
}

beforeEach(() => {
  desk = new TrainingDesk()
})
afterEach(() => desk.close())

describe('a candidate', () => {
  it('is trained on what ships with the app and what the club says, and tells its errors', async () => {
    const id = desk.centralExample('the projector is dark again', 'booking')
    await train()
    expect(state()).toEqual({ name: 'idle' })
    expect(candidate()).toMatchObject({
      ...{ trainedAt: '2026-11-20T12:00:00.000Z', outdated: false },
      metrics: { examples: 6 },
    })
    const errors = candidate()?.errors ?? []
    expect(errors).toContainEqual(
      expect.objectContaining({ example: expect.objectContaining({ id }), decided: 'tech' }),
    )
    const confidences = errors.map(({ confidence }) => confidence)
    expect(confidences).toEqual(confidences.toSorted((one, other) => other - one))
    expect(errors.every(({ decided, example }) => decided !== example.label)).toBe(true)
  })

  it('leaves out what people do not agree about', async () => {
    desk.centralExample('my door', 'tech')
    desk.centralExample('my door', 'booking')
    await train()
    expect(candidate()?.metrics.examples).toBe(5)
  })

  it('is compared on the club’s examples that the router in use has not learnt from', async () => {
    desk.centralExample('cancel my booking now', 'booking')
    desk.centralExample('hot pizza', 'customer-info')
    desk.centralExample('frozen pizza pizza', 'customer-info')
    await train()
    expect(candidate()?.newExamples).toEqual({ count: 3, live: 1 / 3, candidate: 1 })
    const file = JSON.stringify({ words: { pizza: [0, 0, 0, 0, 0, 1, 0, 0] } })
    desk.centralModel(4, file, { trained_at: '2026-11-20T11:00:00.000Z' })
    await settled('compared again', () => candidate()?.newExamples.count === 0)
    desk.centralExample('frozen pizza', 'customer-info', {
      labelled_at: '2026-11-20T11:30:00.000Z',
    })
    await train()
    expect(candidate()?.newExamples).toMatchObject({ count: 1, live: 1 })
  })

  it('is compared with the last of two routers that came at nearly the same time', async () => {
    desk.centralExample('cancel my booking now', 'booking')
    await train()
    const slow: (() => void)[] = []
    const decide = desk.router.decide.bind(desk.router)
    desk.router.decide = async (texts) => {
      const decided = await decide(texts)
      await new Promise<void>((resolve) => slow.push(resolve))
      return decided
    }
    const other = JSON.stringify({ words: { cancel: [0, 0, 0, 0, 0, 1, 0, 0] } })
    const long = { trained_at: '2026-11-18T12:00:00.000Z' }
    const former = desk.centralModel(4, other, long)
    expect(candidate()?.newExamples.live).toBe(1)
    desk.central('router_models', { id: former, number: 4, status: 'retired', live_weights: null })
    desk.service.rowsChanged([{ entity: 'router_models' }])
    await settled('both are asked', () => slow.length === 2)
    for (const go of slow) go()
    await sleep(20)
    expect(candidate()?.newExamples).toMatchObject({ count: 1, live: 1 })
  })

  it('is outdated once examples changed, and no more when they are as they were', async () => {
    await train()
    const input = { text: 'a lamp', label: 'tech', source: 'staff', traceId: null } as const
    const { id } = desk.service.label(input)
    expect(candidate()?.outdated).toBe(true)
    desk.service.remove(id ?? '')
    expect(candidate()?.outdated).toBe(false)
  })
})

describe('training', () => {
  it('is done one at a time', async () => {
    const go = holdUp()
    desk.service.train()
    expect(() => desk.service.train()).toThrow(code('TRAINING_RUNNING'))
    expect(desk.service.overview().state).toMatchObject({ name: 'training' })
    go()
    await trained()
    expect(desk.trainer.running.most).toBe(1)
  })

  it('can be stopped, keeps the candidate of before, and begins again when that has ended', async () => {
    await train()
    const before = candidate()
    desk.centralExample('a lamp', 'tech')
    const go = holdUp()
    desk.service.train()
    await settled('it has begun', () => desk.trainer.running.now === 1)
    desk.service.stop()
    expect(state()).toEqual({ name: 'idle' })
    desk.service.train()
    await sleep(20)
    expect(desk.trainer.running).toEqual({ now: 1, most: 1 })
    expect(candidate()?.sha256).toBe(before?.sha256)
    go()
    await trained()
    expect(candidate()?.metrics.examples).toBe(6)
    expect(desk.trainer.running).toEqual({ now: 0, most: 1 })
  })

  it('tells why it failed, and works once that is mended', async () => {
    for (const { text } of desk.service.list({ offset: 0, limit: 9 }).items) {
      desk.service.label({ text, label: 'tech', source: 'staff', traceId: null })
    }
    await train()
    expect(state()).toMatchObject({ name: 'failed', code: 'TRAINING_NEEDS_CLASSES' })
    expect(candidate()).toBeNull()
    desk.centralExample('my door', 'booking')
    await train()
    expect(state()).toEqual({ name: 'idle' })
  })

  it('is told to screens no more than five times a second, with how it ended', async () => {
    await sleep(250)
    desk.states.length = 0
    const started = performance.now()
    await train()
    await sleep(250)
    const seconds = (performance.now() - started) / 1_000
    expect(desk.states.length).toBeLessThanOrEqual(2 + 5 * seconds)
    expect(desk.states[0]).toMatchObject({ name: 'training', step: 'reading' })
    expect(desk.states.at(-1)).toEqual({ name: 'idle' })
  })
})
