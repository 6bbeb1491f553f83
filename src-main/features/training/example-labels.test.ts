import { trainingRoutes } from '@shared/training/training-contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shippedExamples, TrainingDesk } from './testing/training-desk'

let desk: TrainingDesk
const code = (expected: string) => expect.objectContaining({ code: expected })
const list = (filter: object = {}) =>
  desk.service.list(trainingRoutes['training.examples'].input.parse(filter))
const label = (text: string, as: string, more: object = {}) =>
  desk.service.label(trainingRoutes['training.label'].input.parse({ text, label: as, ...more }))

beforeEach(() => {
  desk = new TrainingDesk()
})
afterEach(() => desk.close())

describe('labelling', () => {
  it('keeps a new example without what could identify anybody, and queues it', () => {
    const traceId = 'ab'.repeat(16)
    const made = label(' my pin 4821 is refused ', 'booking', { source: 'correction', traceId })
    expect(made).toMatchObject({
      ...{ text: 'my pin •••• is refused', label: 'booking', source: 'correction', traceId },
      ...{ labelledBy: 'Ada', labelledAt: '2026-11-20T12:00:00.000Z', pending: true },
    })
    expect(JSON.stringify(desk.queued())).not.toContain('4821')
    expect(desk.queued()).toMatchObject([
      ['insert', made.id, { text: 'my pin •••• is refused', label: 'booking', location_id: null }],
    ])
    expect(desk.states).not.toEqual([])
    // As it was asked: what was remembered of it is known by these words.
    expect(desk.labelled).toEqual([['my pin 4821 is refused', 'booking']])
  })

  it('changes the example that is there, and says who did and when', () => {
    const id = desk.centralExample('My door', 'tech')
    desk.time = new Date('2026-11-20T13:00:00.000Z')
    expect(label('my  DOOR', 'booking')).toMatchObject({
      ...{ id, text: 'My door', label: 'booking', labelledBy: 'Ada', pending: true },
      labelledAt: '2026-11-20T13:00:00.000Z',
    })
    expect(desk.queued()).toEqual([['update', id, { label: 'booking' }]])
  })

  it('knows who changed a label elsewhere', () => {
    const changed = { version: 2, updated_by: '01900000-0000-7000-8000-000000000001' }
    desk.centralExample('one', 'tech', { ...changed, updated_at: '2026-11-19T13:00:00.000Z' })
    expect(list().items[0]).toMatchObject({
      ...{ labelledBy: 'Ada', labelledAt: '2026-11-19T13:00:00.000Z', pending: false },
    })
  })

  it('queues nothing when the label is the same', () => {
    desk.centralExample('my door', 'tech')
    label('my door', 'tech')
    expect(desk.queued()).toEqual([])
  })

  it('settles a conflict: one example of the text is left', () => {
    const tech = desk.centralExample('my door', 'tech')
    const booking = desk.centralExample('My door ', 'booking', {
      labelled_at: '2026-11-19T13:00:00.000Z',
    })
    expect(desk.service.conflicts()).toMatchObject([
      { text: 'My door ', examples: [{ id: booking }, { id: tech }] },
    ])
    expect(desk.service.overview().conflicts).toBe(1)
    expect(label('my door', 'tech').id).toBe(tech)
    expect(desk.service.conflicts()).toEqual([])
    expect(desk.queued()).toEqual([['delete', booking, {}]])
  })

  it('gives a text that ships with the app the club’s label, and the old one back', () => {
    const text = 'cancel my booking'
    const made = label(text, 'general')
    expect(list({ search: text }).items).toMatchObject([{ id: made.id, label: 'general' }])
    expect(countOf('booking')).toMatchObject({ seed: 1, club: 0 })
    desk.service.remove(made.id ?? '')
    expect(list({ search: text }).items).toMatchObject([{ id: null, label: 'booking' }])
    expect(countOf('booking')).toMatchObject({ seed: 2, club: 0 })
  })

  it('refuses what nobody could read or keep', () => {
    expect(() => label('\u200b', 'tech')).toThrow(code('USAGE'))
    expect(() => label('ﷺ'.repeat(1_000), 'tech')).toThrow(code('TOO_LARGE'))
    expect(() => desk.service.remove('01900000-0000-7000-8000-00000000000f')).toThrow(
      code('EXAMPLE_NOT_FOUND'),
    )
    expect(desk.queued()).toEqual([])
  })
})

describe('importing a file', () => {
  it('keeps what is new or labelled otherwise, and nothing more the second time', () => {
    const id = desk.centralExample('my door', 'tech')
    const examples = [
      { text: 'My Door', label: 'booking' },
      { text: 'a lamp, call 555 123 4567', label: 'tech' },
      { text: 'a lamp, call 555 123 9999', label: 'tech' },
    ] as const
    desk.service.import(examples)
    desk.service.import(examples)
    expect(desk.queued()).toMatchObject([
      ['update', id, { label: 'booking' }],
      ['insert', expect.any(String), { text: 'a lamp, call ••• ••• ••••', source: 'import' }],
    ])
  })

  it('keeps none where one is too long, empty, or has two labels', () => {
    const good = { text: 'a lamp', label: 'tech' } as const
    const importing = (...texts: readonly string[]) => {
      desk.service.import([good, ...texts.map((text) => ({ text, label: 'booking' as const }))])
    }
    expect(() => importing('my door', 'y'.repeat(4_001))).toThrow(code('TOO_LARGE'))
    expect(() => importing('\u200b')).toThrow(code('USAGE'))
    expect(() => importing('A  lamp')).toThrow(code('INVALID_EXAMPLES'))
    expect(desk.queued()).toEqual([])
  })
})

describe('the list of examples', () => {
  it('has the newest labels first and what ships with the app last, in pages', () => {
    for (let hour = 1; hour <= 5; hour += 1) {
      const at = { labelled_at: `2026-11-19T0${hour}:00:00.000Z` }
      desk.centralExample(`question ${hour}`, 'tech', at)
    }
    const whole = list()
    expect(whole.total).toBe(5 + shippedExamples.length)
    expect(whole.items.map(({ text }) => text)).toEqual([
      ...['question 5', 'question 4', 'question 3', 'question 2', 'question 1'],
      ...shippedExamples.map(({ text }) => text),
    ])
    const pages = [0, 3, 6, 9, 12].flatMap((offset) => list({ offset, limit: 3 }).items)
    expect(pages).toEqual(whole.items)
  })

  it('finds words in any order, and nothing that they do not stand for', () => {
    desk.centralExample('Is 100% off the Simulator?', 'brand', { source: 'import' })
    expect(list({ search: 'simulator  100%' }).items).toHaveLength(1)
    expect(list({ search: 'simulator' }).items).toHaveLength(2)
    expect(list({ search: '_' }).items).toEqual([])
    expect(list({ source: 'import' })).toMatchObject({ total: 1 })
    expect(list({ source: 'seed', label: 'booking' })).toMatchObject({ total: 2 })
    expect(list({ label: 'brand' })).toMatchObject({ total: 1 })
  })
})

function countOf(name: string) {
  return desk.service.overview().counts.find((each) => each.label === name)
}
