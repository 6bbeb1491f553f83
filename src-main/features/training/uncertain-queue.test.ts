import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TrainingDesk } from './testing/training-desk'

let desk: TrainingDesk
const texts = async (limit = 50) =>
  (await desk.service.uncertain(limit)).map((question) => question.text)

beforeEach(() => {
  desk = new TrainingDesk()
})
afterEach(() => desk.close())

describe('uncertain questions', () => {
  it('come most uncertain first, as the router in use decides now', async () => {
    desk.asked('cancel my booking now')
    desk.asked('open the projector booking')
    desk.asked('a zebra')
    expect(await texts()).toEqual([
      'a zebra',
      'open the projector booking',
      'cancel my booking now',
    ])
    expect(await texts(1)).toEqual(['a zebra'])
    const words = Object.fromEntries(
      ['zebra', 'a'].map((word) => [word, [0, 99, 0, 0, 0, 0, 0, 0]]),
    )
    desk.centralModel(2, JSON.stringify({ words }))
    const [first, , last] = await desk.service.uncertain(50)
    expect(last).toMatchObject({ text: 'a zebra', askedBy: 'Ada' })
    expect(last?.scores[0]?.label).toBe('booking')
    expect(first?.uncertainty).toBeCloseTo(1)
  })

  it('come once, the newest of what says nearly the same', async () => {
    desk.asked('Bay 3 is dark and cold!')
    desk.asked('bay 12 is  dark and cold')
    desk.asked('Is bay 4 dark and warm?')
    expect((await texts()).toSorted()).toEqual([
      'Is bay 4 dark and warm?',
      'bay 12 is  dark and cold',
    ])
  })

  it('leave the queue when they have a label, whatever was masked of them', async () => {
    const traceId = desk.asked('my pin 4821 is refused')
    desk.asked('something else')
    desk.asked('The projector is DARK')
    expect(desk.service.overview().uncertain).toBe(0)
    desk.service.label({
      text: 'My pin 9999 is refused',
      label: 'tech',
      source: 'staff',
      traceId: null,
    })
    expect(await texts()).toEqual(['something else'])
    expect(traceId).toHaveLength(32)
  })

  it('leave the queue when their question was labelled in other words', async () => {
    const traceId = desk.asked('it wont go')
    const label = {
      text: 'the simulator will not start',
      label: 'tech',
      source: 'correction',
    } as const
    desk.service.label({ ...label, traceId })
    expect(await texts()).toEqual([])
  })

  it('are counted where a specialist would not be sure', async () => {
    desk.asked('a zebra', { confidence: 0.95 })
    desk.asked('cancel my booking now', { confidence: 0.3 })
    expect(desk.service.overview().uncertain).toBe(1)
    await texts()
    expect(desk.service.overview().uncertain).toBe(1)
    desk.asked('when do you open then', { confidence: 0.69 })
    expect(desk.service.overview().uncertain).toBe(2)
  })
})
