import type { TimelineEntry, ToldField } from '@shared/tickets/ticket-timeline'
import {
  ticketCategoryNames,
  ticketPriorityNames,
  ticketStatusNames,
  wordFor,
} from '../../../app/vocabulary'
import { zonedClockText } from '../../../ui/zoned-time-text'
import { timelineText } from './timeline-text'

export type TimelineChange = Extract<TimelineEntry, { kind: 'change' }>
type Told = Pick<TimelineChange, 'from' | 'to' | 'byName'> & {
  /** IANA name: whose clock a time is told by; null: this device's. */
  readonly timeZone: string | null
}

const text = timelineText.changes

const sentences: Readonly<Record<ToldField, (change: Told) => string>> = {
  title: ({ from, to }) => text.title(from ?? '', to ?? ''),
  description: () => text.description,
  category: named(text.category, ticketCategoryNames),
  priority: named(text.priority, ticketPriorityNames),
  status: named(text.moved, ticketStatusNames),
  location: ({ from, to }) => text.moved(from ?? timelineText.nothing, to ?? timelineText.nothing),
  bay: bayText,
  assignee: assigneeText,
  tags: tagsText,
  due: ({ to, timeZone }) => (to === null ? text.notDue : text.due(zonedClockText(to, timeZone))),
  watchers: watchersText,
  checklist: ({ to }) => {
    const [done, all] = to?.split('/') ?? []
    return done === undefined || all === undefined ? text.checklistGone : text.checklist(done, all)
  },
  cause: ({ to }) => (to === null ? text.causeGone : text.cause(to)),
  fix: ({ to }) => (to === null ? text.fixGone : text.fix(to)),
  parent: ({ to }) => (to === null ? text.splitUndone : text.split(to)),
  merged: ({ to }) => (to === null ? text.mergeUndone : text.merged(to)),
  deleted: ({ to }) => (to === null ? text.restored : text.deleted),
  file: ({ from, to }) => (to === null ? text.fileRemoved(from ?? '') : text.fileBack(to)),
}

/** What somebody did, to follow their name: `moved it from Open to In progress`. */
export function changeText(change: TimelineChange, timeZone: string | null): string {
  return sentences[change.field]({ ...change, timeZone })
}

const order = Object.keys(sentences)

/** What somebody did in one sitting, in one sentence; what was done at once, in the usual order. */
export function sittingText(changes: readonly TimelineChange[], timeZone: string | null): string {
  const told = changes.toSorted(
    (one, other) =>
      (one.at < other.at ? -1 : Number(one.at > other.at)) ||
      order.indexOf(one.field) - order.indexOf(other.field),
  )
  return told.map((change) => changeText(change, timeZone)).join(', ')
}

function named(
  sentence: (from: string, to: string) => string,
  names: Readonly<Record<string, string>>,
): (change: Told) => string {
  const word = (value: string | null) => wordFor(names, value ?? timelineText.nothing)
  return ({ from, to }) => sentence(word(from), word(to))
}

function bayText({ from, to }: Told): string {
  if (to === null) return text.bayTaken(from ?? '')
  return from === null ? text.baySet(to) : text.bayMoved(from, to)
}

function assigneeText({ from, to, byName }: Told): string {
  if (to === null) return from === byName ? text.gaveUp : text.unassigned(from ?? '')
  if (from !== null) return text.handedOver(from, to)
  return to === byName ? text.took : text.assigned(to)
}

function tagsText({ from, to }: Told): string {
  const { added, removed } = listDifference(from, to)
  const parts = [
    ...(added.length > 0 ? [text.tagged(added)] : []),
    ...(removed.length > 0 ? [text.untagged(removed)] : []),
  ]
  return parts.length === 0 ? text.tagsOrdered : parts.join(', ')
}

function watchersText({ from, to, byName }: Told): string {
  const { added, removed } = listDifference(from, to)
  const [only, ...others] = [...added, ...removed]
  if (only === undefined) return text.watchers
  if (only === byName && others.length === 0)
    return added.length > 0 ? text.watches : text.watchesNoMore
  const parts = [
    ...(added.length > 0 ? [text.watchersAdded(added)] : []),
    ...(removed.length > 0 ? [text.watchersRemoved(removed)] : []),
  ]
  return parts.join(', ')
}

function listDifference(from: string | null, to: string | null) {
  const [before, after] = [listed(from), listed(to)]
  return {
    added: after.filter((each) => !before.includes(each)),
    removed: before.filter((each) => !after.includes(each)),
  }
}

function listed(value: string | null): readonly string[] {
  return value === null ? [] : value.split(', ')
}
