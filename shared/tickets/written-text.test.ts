import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticketRoutes } from './ticket-contract'
import { ticketTemplateRoutes } from './ticket-template-contract'
import { ticketViewRoutes } from './ticket-view-contract'
import { writtenLine, writtenText } from './written-text'

const line = (text: string) => writtenLine.parse(text)

describe('what people write', () => {
  it.each([
    ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
    ['\u2066left\u2069 \u202Bright\u202C', 'left right'],
    ['la\u200Bmp\uFEFF\u2060', 'lamp'],
    ['bell\u0007 esc\u001B[31m nul\u0000 c1\u0085', 'bell esc[31m nul c1'],
    ['half \uD83D of one', 'half  of one'],
    ['tag\u{E0041}\u{E0042} letters', 'tag letters'],
    ['two\r\nlines\tand\u2028more', 'two lines and more'],
  ])('%j has in one line nothing that works unseen', (given, expected) => {
    expect(line(given)).toBe(expected)
  })

  it.each([
    'شاشة العرض لا تعمل',
    'المقر \u200Fرقم 4\u200E (B)',
    'המקרן כבה, תא 4',
    'نمی\u200Cشود',
    'क्‍ष 👩‍🔧 👨‍👩‍👧 ❤️ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇨🇦 1️⃣',
    'Tür\u00ADklinke e\u0301 ＝',
  ])('%j stays as it is', (text) => {
    expect(line(text)).toBe(text)
    expect(writtenText.parse(text)).toBe(text)
  })

  it('keeps its lines where it may have several', () => {
    expect(writtenText.parse('one\r\n\ttwo\n\nthree\u202E')).toBe('one\r\n\ttwo\n\nthree')
  })

  it('is clean once it was cleaned, and is text that any database takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const kind of [writtenLine, writtenText]) {
          const clean = kind.parse(text)
          expect(kind.parse(clean)).toBe(clean)
          expect(clean).not.toMatch(/[\0\p{Cs}\u202A-\u202E\u2066-\u2069]/u)
        }
      }),
    )
  })

  it('is so wherever tickets are written', () => {
    const bad = 'Lamp\u202E\u0000'
    const ticket = { title: bad, category: 'tech', priority: 'low', locationId: 'harbour' }
    const item = { id: '0198c7de-0000-7000-8000-000000000001', text: bad, done: false }
    const made = ticketRoutes['tickets.create'].input.parse({
      ...{ ...ticket, description: bad, tags: [bad], checklist: [item] },
    })
    expect(made).toMatchObject({
      ...{ title: 'Lamp', description: 'Lamp', tags: ['lamp'], checklist: [{ text: 'Lamp' }] },
    })
    const { id } = item
    expect(ticketRoutes['tickets.comment'].input.parse({ id, body: bad }).body).toBe('Lamp')
    const edit = ticketRoutes['tickets.edit'].input.parse({ id, cause: bad, fix: bad })
    expect(edit).toMatchObject({ cause: 'Lamp', fix: 'Lamp' })
    const template = ticketTemplateRoutes['tickets.save-template'].input.parse({
      ...{ ...ticket, name: bad, description: bad, bayId: null, assigneeId: null, tags: [] },
      ...{ checklist: [bad], dueAfterHours: null, schedule: null },
    })
    expect(template).toMatchObject({ name: 'Lamp', checklist: ['Lamp'] })
    const view = ticketViewRoutes['tickets.save-view'].input.parse({ name: bad, query: {} })
    expect(view.name).toBe('Lamp')
    // Nothing that can be seen is left.
    expect(
      ticketRoutes['tickets.create'].input.safeParse({ ...ticket, title: '\u202E' }),
    ).toMatchObject({ success: false })
  })
})
