import type { TimelineEntry } from '@shared/tickets/ticket-timeline'
import type { TimelineChange } from './change-text'

export type TimelineComment = Extract<TimelineEntry, { kind: 'comment' }>
export type TimelineFile = Extract<TimelineEntry, { kind: 'file' }>
/** What one person changed within a minute. */
export type OneSitting = readonly [TimelineChange, ...TimelineChange[]]
export type TimelineBlock =
  | TimelineComment
  | TimelineFile
  | { readonly kind: 'changes'; readonly changes: OneSitting }

const sitting = 60_000

/** Entries as they are shown: what one person changed within a minute is one line. */
export function timelineBlocks(entries: readonly TimelineEntry[]): readonly TimelineBlock[] {
  const blocks: TimelineBlock[] = []
  for (const entry of entries) {
    const last = blocks.at(-1)
    if (entry.kind !== 'change') blocks.push(entry)
    else if (last?.kind === 'changes' && isOneSitting(last.changes[0], entry))
      blocks[blocks.length - 1] = { kind: 'changes', changes: withChange(last.changes, entry) }
    else blocks.push({ kind: 'changes', changes: [entry] })
  }
  return blocks
}

/** Of a long story the end is read first; fewer than these more are not worth a button. */
const [shown, worthFolding] = [20, 10]

/** How many of so many blocks are not shown until somebody asks for them. */
export function foldedAtFirst(count: number): number {
  return count < shown + worthFolding ? 0 : count - shown
}

/** One field that was changed several times reads from its first value to its last. */
function withChange(changes: OneSitting, next: TimelineChange): OneSitting {
  const [first, ...others] = changes
  // Two files are two lines: a name stands for each of them.
  const before = changes.find(({ field }) => field === next.field && field !== 'file')
  if (before === undefined) return [...changes, next]
  // There and back again still happened: the last step tells of it.
  const from = before.from === next.to ? next.from : before.from
  const joined = { ...before, from, to: next.to }
  const replace = (change: TimelineChange) => (change === before ? joined : change)
  return [replace(first), ...others.map(replace)]
}

function isOneSitting(first: TimelineChange, next: TimelineChange): boolean {
  return (
    first.byName === next.byName &&
    first.fromTicket?.id === next.fromTicket?.id &&
    new Date(next.at).getTime() - new Date(first.at).getTime() < sitting
  )
}
