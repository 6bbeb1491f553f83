import type { Handover, HandoverLine } from '@shared/tickets/ticket-handover-contract'
import { describe, expect, it } from 'vitest'
import { deviceZone } from '../../../ui/zoned-time-text'
import { handoverAsMarkdown, handoverAsText } from './handover-export'
import { handoverSections } from './handover-lines'

const now = new Date(2026, 10, 22, 14, 0)
const at = (hours: number) => new Date(2026, 10, 22, hours, 5).toISOString()
const nothing = { lines: [], more: 0 }
const line: HandoverLine = {
  ...{ id: '1', title: 'Keypad *beeps*\n<img src=x>', priority: 'urgent', status: 'open' },
  ...{
    locationName: 'Bedford',
    timeZone: deviceZone(),
    bayNumber: 4,
    assigneeName: null,
    createdAt: at(3),
  },
}

const handover: Handover = {
  ...{ since: at(2), until: at(14), urgent: nothing, recurring: [], opened: nothing },
  late: { lines: [{ ...line, dueAt: at(9) }], more: 2 },
  waiting: {
    lines: [
      {
        ...line,
        ...{ priority: 'low', assigneeName: 'Theo', waitingSince: at(8) },
        lastComment: { byName: 'Mia', at: at(10), excerpt: '[call](tel:1) the locksmith' },
      },
    ],
    more: 0,
  },
  resolved: {
    lines: [{ ...line, status: 'resolved', resolvedAt: at(11), fix: 'New battery' }],
    more: 0,
  },
}
const exported = { about: 'Bedford · 02:05 to 14:05', sections: handoverSections(handover, now) }

describe('a handover to send', () => {
  it('is plain lines with what was said under them', () => {
    expect(handoverAsText(exported)).toBe(`Shift handover: Bedford · 02:05 to 14:05

LATE (3)
- Keypad *beeps* <img src=x> – Urgent · Bedford, bay 4 · nobody has it · due 09:05
  and 2 more

WAITING (1)
- Keypad *beeps* <img src=x> – Bedford, bay 4 · Theo · waiting since 08:05
  Mia, 10:05: [call](tel:1) the locksmith

RESOLVED (1)
- Keypad *beeps* <img src=x> – Urgent · Bedford, bay 4 · resolved 11:05
  What helped: New battery
`)
  })

  it('tells times by the clock of the place, and which clock that is', () => {
    const zones = ['Asia/Kolkata', 'America/Halifax']
    const [timeZone = ''] = zones.filter((zone) => zone !== deviceZone())
    const dueAt = '2026-11-22T12:05:00.000Z'
    const late = { lines: [{ ...line, timeZone, dueAt }], more: 0 }
    const [first] = handoverSections({ ...handover, late }, now)
    const there = timeZone === 'Asia/Kolkata' ? 'Nov 22, 17:35 GMT+5:30' : 'Nov 22, 08:05 AST'
    expect(first?.entries[0]?.facts).toContain(`due ${there}`)
  })

  it('turns nothing that people wrote into formatting, links or HTML', () => {
    const markdown = handoverAsMarkdown(exported)
    expect(markdown).toContain('- **Keypad \\*beeps\\* \\<img src=x\\>** – Urgent')
    expect(markdown).toContain('\\[call\\]\\(tel\\:1\\) the locksmith')
    expect(markdown).not.toMatch(/[^\\]</)
  })

  it('says so when there is nothing', () => {
    const quiet = { about: 'Bedford', sections: [] }
    expect(handoverAsText(quiet)).toContain('Nothing to hand over')
    expect(handoverAsMarkdown(quiet)).toContain('Nothing to hand over')
  })
})
