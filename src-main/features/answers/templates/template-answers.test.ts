import { isOpenAt } from '@shared/knowledge/opening-hours'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factHashes } from './fact-hashes'
import type { Fact, PlaceFacts } from './template-types'
import {
  askTemplate as ask,
  changedFacts as changed,
  templateTexts as texts,
} from './testing/ask-template'
import { demoFacts } from './testing/demo-facts'

const demo = demoFacts()

const sunday = '2026-11-22T21:00:00Z'

describe('opening hours', () => {
  it.each<[string, string, string[]]>([
    [
      'are you open now',
      '2026-11-23T09:59:00Z',
      [
        'Bedford and Harbour are open now, around the clock.',
        'Truro is closed now. It opens at 6:00 am.',
      ],
    ],
    ['is truro open now', '2026-11-23T10:00:00Z', ['Truro is open now, until midnight.']],
    ['is truro open now', '2026-11-23T03:59:59Z', ['Truro is open now, until midnight.']],
    ['is truro open now', '2026-11-23T04:00:00Z', ['Truro is closed now. It opens at 6:00 am.']],
    [
      'until when is bedford open today',
      '2026-12-24T15:00:00Z',
      ['Bedford is open now, until 6:00 pm.'],
    ],
    ['is bedford open', '2026-12-23T15:00:00Z', ['Bedford is open now, until 6:00 pm tomorrow.']],
    [
      'is bedford open',
      '2026-12-25T15:00:00Z',
      ['Bedford is closed now. It opens at midnight tonight.'],
    ],
    [
      'is truro open',
      '2026-12-24T23:00:00Z',
      ['Truro is closed now. It opens on Saturday, December 26, at 6:00 am.'],
    ],
    [
      'when does truro open',
      sunday,
      ['Truro is open now, until midnight. It opens tomorrow at 6:00 am.'],
    ],
    [
      'open christmas day?',
      sunday,
      ['Bedford, Harbour and Truro are closed on Friday, December 25 (Christmas Day).'],
    ],
    [
      'truro hours over christmas',
      sunday,
      [
        'Truro is open on Thursday, December 24 (Christmas Eve), from 6:00 am to 6:00 pm and closed on Friday, December 25 (Christmas Day).',
      ],
    ],
    [
      'are you open on jan 1',
      sunday,
      [
        "Bedford, Harbour and Truro are open on Friday, January 1 (New Year's Day), from 10:00 am to midnight.",
      ],
    ],
    [
      'truro hours this weekend',
      sunday,
      ['Truro is open today (Sunday, November 22) from 6:00 am to midnight.'],
    ],
    [
      'truro hours this weekend',
      '2026-11-24T15:00:00Z',
      [
        'Truro is open on Saturday, November 28 and on Sunday, November 29, from 6:00 am to midnight.',
      ],
    ],
    ['hours for truro', sunday, ['Truro is open every day from 6:00 am to midnight.']],
    [
      'is truro open at 12:30am on saturday',
      sunday,
      [
        'Truro is closed at 12:30 am on Saturday, November 28. It is open from 6:00 am to midnight that day.',
      ],
    ],
    [
      'desk hours at bedford',
      sunday,
      [
        'The desk at Bedford is staffed Monday to Friday from noon to 9:00 pm and Saturday and Sunday from 10:00 am to 8:00 pm.',
      ],
    ],
    [
      'is the desk at harbour staffed on christmas eve',
      sunday,
      [
        'The desk at Harbour is staffed on Thursday, December 24 (Christmas Eve), from 10:00 am to 6:00 pm.',
      ],
    ],
    [
      'is anyone at the desk at truro right now',
      sunday,
      ['The desk at Truro is staffed now, until 6:00 pm.'],
    ],
  ])('%s (%s)', (question, at, expected) => {
    expect(texts({ question, at })).toEqual(expected)
  })

  it.each([
    ['of a day whose hours nobody entered', 'are you open on dec 26', sunday],
    ['of a date that is past', 'are you open on november 3', sunday],
    ['of a date and a weekday that do not agree', 'are you open thursday december 25', sunday],
    [
      'of the desk on a day like New Year’s Eve',
      'is the desk staffed on thursday',
      '2026-12-29T15:00:00Z',
    ],
    ['of a holiday that has no date any more', 'open on christmas?', '2030-01-01T00:00:00Z'],
  ])('says nothing %s', (_why, question, at) => {
    expect(texts({ question, at })).toBe(null)
  })

  const [truro] = demo.places.filter(({ id }) => id === 'truro')
  const elsewhere = (name: string, timeZone: string, hours: [string, string][]): PlaceFacts => {
    if (truro?.times == null) throw new Error('The demo club has no Truro.')
    const week = Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, hours]),
    )
    const times = { hours: week, staffedHours: week, holidays: [], timeZone }
    return { ...truro, id: name.toLowerCase(), name, times }
  }

  it('are told by the clock of each place', () => {
    const places = [
      elsewhere('Patan', 'Asia/Kathmandu', [['06:00', '24:00']]),
      elsewhere('Quidi', 'America/St_Johns', [['18:00', '02:00']]),
    ]
    const at = (question: string, instant: string) => texts({ question, at: instant, places })
    expect(at('are you open now', '2026-11-22T18:14:00Z')).toEqual([
      'Patan is open now, until midnight.',
      'Quidi is closed now. It opens at 6:00 pm.',
    ])
    expect(at('are you open now', '2026-11-22T21:30:00Z')).toEqual([
      'Patan is closed now. It opens at 6:00 am.',
      'Quidi is open now, until 2:00 am tomorrow.',
    ])
    expect(at('are you open now', '2026-11-23T05:29:00Z')?.[1]).toBe(
      'Quidi is open now, until 2:00 am.',
    )
    expect(at('open tomorrow?', '2026-11-22T18:30:00Z')).toEqual([
      'Patan is open tomorrow (Tuesday, November 24) from 6:00 am to midnight.',
      'Quidi is open tomorrow (Monday, November 23) from 6:00 pm to 2:00 am.',
    ])
  })

  it('say the same of now as the clock that everything else goes by', () => {
    const zones = ['America/Halifax', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe']
    const hour = fc
      .integer({ min: 0, max: 23 })
      .map((each) => `${String(each).padStart(2, '0')}:00`)
    const nearChanges = fc.oneof(
      fc.date({ noInvalidDate: true, min: new Date('2026-10-31'), max: new Date('2026-11-03') }),
      fc.date({ noInvalidDate: true, min: new Date('2027-03-13'), max: new Date('2027-03-16') }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...zones), hour, hour, nearChanges, (zone, from, to, now) => {
        const place = elsewhere('Patan', zone, [[from, to]])
        const [text = ''] =
          texts({ question: 'is patan open now', at: now.toISOString(), places: [place] }) ?? []
        if (place.times === null) return
        expect(text.startsWith('Patan is open now')).toBe(isOpenAt(place.times, now))
      }),
    )
  })
})

describe('a fact', () => {
  const wifi = { question: 'wifi at truro', at: sunday }

  it('is cited with its words, version, hash and who changed it', () => {
    const facts = demo.facts.map((fact) => ({ ...fact, version: 7, updatedBy: 'Lorne Haddix' }))
    const answer = ask({ ...wifi, facts })
    const used = facts.find(({ key, locationId }) => key === 'wifi' && locationId === 'truro')
    expect(answer?.citations).toEqual([
      {
        ...{ number: 1, kind: 'fact', passageId: `fact:${used?.id}`, sop: 'Facts' },
        ...{ heading: 'Wifi · Truro', version: 7, audience: 'public', author: 'Lorne Haddix' },
        text: '- network: Fairway24 Guest\n- password: stonehouse-905',
        sha256: factHashes(facts, []).get(`fact:${used?.id}`),
        approvedAt: '2026-11-09T12:00:00.000Z',
      },
    ])
    expect(answer?.blocks).toEqual([
      {
        kind: 'paragraph',
        text: 'At Truro the guest wifi is “Fairway24 Guest”, and the password is “stonehouse-905”.',
        citation: 1,
      },
    ])
  })

  it('is told only to those whom it is for, and never replaced by another', () => {
    const staffOnly = demo.facts.map((fact) =>
      fact.key === 'wifi' && fact.locationId === 'truro'
        ? { ...fact, audience: 'staff' as const }
        : fact,
    )
    const general: Fact = { ...(demo.facts[0] as Fact), id: 'all', key: 'wifi', locationId: null }
    const facts = [...staffOnly, { ...general, value: { network: 'n', password: 'p' } }]
    expect(texts({ ...wifi, facts })).toBe(null)
    expect(texts({ ...wifi, facts, audiences: ['public', 'staff'] })).not.toBe(null)
    expect(texts({ question: 'whats the wifi', at: sunday, facts })).toBe(null)
  })

  it.each([
    ['missing', demo.facts.filter(({ key }) => key !== 'wifi')],
    ['of another form', changed('wifi', () => 'millrace-42')],
    ['empty', changed('wifi', () => ({ network: 'Fairway24 Guest', password: ' ' }))],
  ])('that is %s is not guessed', (_how, facts) => {
    expect(texts({ ...wifi, facts })).toBe(null)
  })

  it('of price bands that overlap is not used', () => {
    const facts = changed('price.bay-hour', (value) => {
      const { bands, ...rest } = value as { bands: readonly object[] }
      return { ...rest, bands: [...bands, bands[0]] }
    })
    expect(texts({ question: 'prices', at: sunday, facts })).toBe(null)
  })

  it('changes its hash when its content changes, and not when somebody merely saves it', () => {
    const [first] = demo.facts
    if (first === undefined) throw new Error('The demo club has no facts.')
    const hash = (fact: Fact) => factHashes([fact], demo.places).get(`fact:${fact.id}`)
    expect(hash({ ...first, version: 9, updatedBy: 'Gil' })).toBe(hash(first))
    expect(hash({ ...first, audience: 'staff' })).not.toBe(hash(first))
    expect(factHashes([], demo.places).size).toBe(3)
  })
})

describe('the place', () => {
  it('that is named goes before the one that is chosen', () => {
    const [text] = texts({ question: 'wifi at truro', at: sunday, locationId: 'bedford' }) ?? []
    expect(text).toContain('stonehouse-905')
  })

  it('that is chosen is answered for, and is in the slots', () => {
    const answer = ask({ question: 'whats the wifi', at: sunday, locationId: 'bedford' })
    expect(answer?.blocks.map(({ text }) => text).join()).toContain('millrace-42')
    expect(answer?.slots).toEqual({ place: 'bedford' })
  })

  it('that nobody knows is not answered for', () => {
    expect(texts({ question: 'whats the wifi', at: sunday, locationId: 'moncton' })).toBe(null)
  })

  it('that nobody named means all: each has its bullet, and all rows are cited', () => {
    const answer = ask({ question: 'are you open now', at: sunday })
    expect(answer?.blocks.map(({ kind }) => kind)).toEqual(['bullet', 'bullet'])
    expect(answer?.blocks[0]).toMatchObject({ citation: 1, alsoCited: [2] })
    expect(answer?.citations.map(({ passageId }) => passageId)).toEqual([
      ...['location:bedford', 'location:harbour', 'location:truro'],
    ])
  })

  it('without hours in a known form takes the answer along', () => {
    const places = demo.places.map((place) =>
      place.id === 'truro' ? { ...place, times: null } : place,
    )
    expect(texts({ question: 'are you open now', at: sunday, places })).toBe(null)
    expect(texts({ question: 'is bedford open now', at: sunday, places })).not.toBe(null)
  })
})
