import type { Handover, HandoverLine } from '@shared/tickets/ticket-handover-contract'
import { ticketPriorityNames, ticketStatusNames } from '../../../app/vocabulary'
import { zonedClockText } from '../../../ui/zoned-time-text'
import { handoverText as text } from './handover-text'

/** One line of the handover as it is read, copied and printed. */
export interface HandoverEntry {
  readonly id: string
  readonly title: string
  /** Where, how urgent, who has it, since when. */
  readonly facts: readonly string[]
  /** What somebody wrote about it. */
  readonly said: string | null
}

export interface HandoverSection {
  readonly key: keyof typeof text.sections
  readonly entries: readonly HandoverEntry[]
  readonly more: number
}

/** The parts of the handover in the order in which they matter. */
export function handoverSections(handover: Handover, now: Date): readonly HandoverSection[] {
  const time = (iso: string, { timeZone }: HandoverLine) => zonedClockText(iso, timeZone, now)
  const { late, urgent, waiting, opened, resolved, recurring } = handover
  return [
    sectionOf('late', late, (one) => entry(one, [text.dueSince(time(one.dueAt, one))])),
    sectionOf('urgent', urgent, (one) => entry(one, [text.openedAt(time(one.createdAt, one))])),
    sectionOf('waiting', waiting, (one) => {
      const { lastComment: last, waitingSince: since } = one
      const by = last && text.lastComment(last.byName ?? text.somebody, time(last.at, one))
      const facts = since === null ? [] : [text.waitingSince(time(since, one))]
      return entry(one, facts, last && `${by} ${last.excerpt}`)
    }),
    { key: 'recurring', entries: recurring.map(recurringEntry), more: 0 },
    sectionOf('opened', opened, (one) =>
      entry(one, [ticketStatusNames[one.status], text.openedAt(time(one.createdAt, one))]),
    ),
    sectionOf('resolved', resolved, (one) =>
      entry(one, [text.resolvedAt(time(one.resolvedAt, one))], one.fix && text.fix(one.fix)),
    ),
  ]
}

export function isQuiet(sections: readonly HandoverSection[]): boolean {
  return sections.every(({ entries }) => entries.length === 0)
}

function sectionOf<Line>(
  key: HandoverSection['key'],
  { lines, more }: { readonly lines: readonly Line[]; readonly more: number },
  toEntry: (line: Line) => HandoverEntry,
): HandoverSection {
  return { key, entries: lines.map(toEntry), more }
}

function entry(line: HandoverLine, times: readonly string[], said: string | null = null) {
  const { id, title, priority, locationName, bayNumber, assigneeName, status } = line
  const done = status === 'resolved' || status === 'closed'
  const place = bayNumber === null ? locationName : `${locationName}, ${text.bay(bayNumber)}`
  const pressing = priority === 'urgent' || priority === 'high'
  const owner = assigneeName ?? (done ? null : text.nobody)
  const facts = [
    ...(pressing ? [ticketPriorityNames[priority]] : []),
    place,
    ...(owner === null ? [] : [owner]),
    ...times,
  ]
  return { id, title, facts, said }
}

function recurringEntry(one: Handover['recurring'][number]): HandoverEntry {
  const { bayNumber, about, latestId: id, latestTitle, locationName, times } = one
  const place = bayNumber === null ? locationName : `${locationName}, ${text.bay(bayNumber)}`
  const title = `${place}: ${about}`
  return { id, title, facts: [text.times(times)], said: text.latest(latestTitle) }
}
