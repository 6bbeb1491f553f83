import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TrainingDesk } from './testing/training-desk'

let desk: TrainingDesk
const file = JSON.stringify({ words: { door: [0, 0, 9, 0, 0, 0, 0, 0] } })
const decided = async (text: string) => (await desk.router.decide([text]))[0]?.[0]?.label

beforeEach(() => {
  desk = new TrainingDesk()
})
afterEach(() => desk.close())

describe('the club’s router', () => {
  it('is used as soon as it is in the copy, and the shipped one when it is not any more', async () => {
    const id = desk.centralModel(3, file)
    expect(desk.router.number).toBe(3)
    expect(await decided('the door')).toBe('tech')
    expect(desk.service.overview()).toMatchObject({
      live: { id, number: 3, status: 'live', trainedBy: 'Bert', metrics: null, bytes: file.length },
      models: [{ id }, { id: null, number: null, status: 'retired' }],
    })
    desk.central('router_models', { id, number: 3, status: 'retired', live_weights: null })
    desk.service.rowsChanged([{ entity: 'router_models' }])
    expect(desk.router.number).toBeNull()
    expect(desk.service.overview().live).toMatchObject({ id: null, status: 'live' })
  })

  it('is not used when it came damaged, which people are told until a sound one comes', () => {
    const old = desk.centralModel(3, file)
    desk.central('router_models', { id: old, number: 3, status: 'retired' })
    const id = desk.centralModel(4, file, { weights_sha256: 'f'.repeat(64) })
    expect(desk.router.number).toBe(3)
    expect(desk.service.problem).toContain('Router 4 came here damaged')
    const sha256 = createHash('sha256').update(file).digest('hex')
    desk.central('router_models', {
      ...{ id, number: 4, status: 'live', weights_sha256: sha256, live_weights: file, metrics: {} },
    })
    desk.service.rowsChanged([{ entity: 'router_models' }])
    expect(desk.service.problem).toBeNull()
    expect(desk.problems).toEqual([null, expect.stringContaining('damaged'), null])
  })

  it('is not used when this app cannot read its form', async () => {
    desk.centralModel(5, '{"trees": []}')
    expect(desk.router.number).toBeNull()
    expect(await decided('cancel my booking')).toBe('booking')
    expect(desk.service.problem).toContain('Update the app')
  })
})
