import { normaliseQuestion } from '@shared/ask/question-text'
import { describe, expect, it } from 'vitest'
import { areInOtherBays, compileSymptoms, withBay } from './symptoms'

const { read, compare } = compileSymptoms(
  {
    things: { picture: ['projector', 'image'], heating: ['heater', 'furnace'] },
    states: { dark: ['dark', 'no picture'], hot: ['too hot'], cold: ['cold'] },
    faults: { dead: ['not working'] },
    over: ['works again'],
    rooms: { bar: ['bar'], lobby: ['lobby'] },
    opposites: [['hot', 'cold']],
  },
  normaliseQuestion,
)
const agree = (one: string, other: string) => compare(read(one), read(other))

describe('what two tickets speak of', () => {
  it('is the same in other words', () => {
    expect(agree('projectors dark', 'image: no picture')).toMatchObject({
      ...{ things: 1, states: 1, foreign: 0, opposed: 0, contrary: 0 },
    })
  })

  it('is another thing, or another state of it', () => {
    expect(agree('projector dark', 'heater dark')).toMatchObject({ things: 0, foreign: 1 })
    expect(agree('projector dark', 'projector too hot')).toMatchObject({ states: 0, opposed: 1 })
    expect(agree('heater cold', 'heater not working')).toMatchObject({ opposed: 0 })
  })

  it('is contrary where it is the opposite, or over', () => {
    expect(agree('too hot', 'so cold').contrary).toBe(1)
    expect(agree('furnace cold', 'furnace works again').contrary).toBe(1)
  })

  it('is somewhere else where both say where', () => {
    expect(agree('bar heater', 'lobby heater').otherRoom).toBe(1)
    expect(agree('bar heater', 'heater').otherRoom).toBe(0)
    const [one, other] = [read('b2 dark'), read('dark')]
    expect(areInOtherBays(one, other)).toBe(false)
    expect(areInOtherBays(one, withBay(other, 3))).toBe(true)
    expect(compare(one, withBay(other, 2)).sameBay).toBe(1)
  })

  it('is nothing where nothing is known', () => {
    expect(agree('zebra', 'zebra')).toMatchObject({ things: 0, states: 0, foreign: 0, opposed: 0 })
  })
})
