import { clockTime, localTime } from '@shared/knowledge/wall-clock'
import type { QuotedComment } from './ticket-relations-store'

/** What a part of a ticket begins with: its own words, then what had been written beside the whole. */
export function partDescription(
  own: string,
  comments: readonly QuotedComment[],
  timeZone: string,
): string {
  return [own, ...comments.map((comment) => quoted(comment, timeZone))]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

/** `Dana Kessler, 2026-11-22 14:02:` by the clock of the location, then the words, each line marked. */
function quoted({ byName, at, body }: QuotedComment, timeZone: string): string {
  const { date, minute } = localTime(timeZone, new Date(at))
  const lines = body.split('\n').map((line) => `> ${line}`.trimEnd())
  return [`${byName ?? 'ClubOS'}, ${date} ${clockTime(minute)}:`, ...lines].join('\n')
}
