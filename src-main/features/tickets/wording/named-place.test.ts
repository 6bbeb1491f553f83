import { describe, expect, it } from 'vitest'
import { namedPlaces } from './named-place'

const place = (id: string, name: string, address: string) => ({ id, name, address })
const places = [
  place('harbour', 'Harbour', '118 Lower Quay Road, Halifax, NS B3J 0X1'),
  place('bedford', 'Bedford', '42 Millrace Crossing, Unit 6, Bedford, NS B4A 0X6'),
  place('park', 'Park', '7 Main Street, Halifax, NS'),
]
const named = (text: string) => namedPlaces(text, places).map(({ id }) => id)

describe('the places that a text names', () => {
  it.each([
    ['harbour: no heat', 'harbour'],
    ['Harbor tv is dark', 'harbour'],
    ['hbr out of cups', 'harbour'],
    ['mat torn at lower quay', 'harbour'],
    ['bdfd b5 flickers', 'bedford'],
    ['bedfrod fridge is warm', 'bedford'],
    ['millrace sign is off', 'bedford'],
    ['snow on main street', 'park'],
  ])('are read from “%s”', (text, id) => {
    expect(named(text)).toEqual([id])
  })

  it('are none where a word only looks like it', () => {
    for (const text of [
      'takes 2 hrs',
      'one hour later',
      'the main door',
      'lower the net',
      'halifax radio is loud',
    ])
      expect(named(text)).toEqual([])
  })

  it('are several where several are named', () => {
    expect(named('chairs from harbour to bedford')).toEqual(['harbour', 'bedford'])
  })
})
