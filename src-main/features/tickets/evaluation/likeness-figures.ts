import { type DeskGroup, nearMissKinds } from './labelled-tickets'

type NearMissKind = (typeof nearMissKinds)[number]

/** One way to find tickets: for the search box, and for the hint while a ticket is written. */
export interface WayToFind {
  /** In the desk's tickets, the asked one excepted. */
  readonly search: (text: string, exceptId: string) => Promise<readonly string[]>
  /** What is pointed out unasked; missing where the way has no measure for that. */
  readonly hint?: (text: string, exceptId: string) => Promise<readonly string[]>
}

/** A ticket on the trial's desk, with the group whose fault it tells of; a near miss has none. */
export interface PlacedTicket {
  readonly id: string
  readonly text: string
  readonly group: number | null
  readonly how: NearMissKind | null
}

/** Shares, 0 to 1. */
export interface FoundFigures {
  /** The first one found is of the same fault; one of the first five is. */
  readonly hit1: number
  readonly hit5: number
  /** Tickets whose fault is told already, and that is pointed out. */
  readonly pointedOut: number | null
  /** Near misses, of which nothing is told already, and something is pointed out; not the unrelated. */
  readonly falseHints: number | null
  /** The same, by how they differ, the unrelated among them; `null`: none is so. */
  readonly falseHintsBy: Readonly<Record<NearMissKind, number | null>> | null
}

export interface HintError {
  readonly text: string
  /** Missed: told already, but not pointed out. */
  readonly kind: 'missed' | 'false'
  readonly shown: readonly string[]
}

/** All tickets of the groups and their near misses, each with an id of its own. */
export function placed(groups: readonly DeskGroup[]): readonly PlacedTicket[] {
  const all = groups.flatMap(({ tickets, nearMisses }, group) => [
    ...tickets.map((text) => ({ text, group, how: null })),
    ...nearMisses.map(({ text, how }) => ({ text, group: null, how })),
  ])
  return all.map((ticket, i) => ({ ...ticket, id: idOf(i) }))
}

const idOf = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`

export interface FoundReport extends FoundFigures {
  readonly errors: readonly HintError[]
}

/** Asks each ticket of a group for its likes, and each near miss whether it is told already. */
export async function foundFigures(
  tickets: readonly PlacedTicket[],
  { search, hint }: WayToFind,
): Promise<FoundReport> {
  const told = tickets.filter(({ group }) => group !== null)
  const groups = new Map(told.map(({ id, group }) => [id, group]))
  const ranks: number[] = []
  for (const { id, text, group } of told) {
    ranks.push((await search(text, id)).findIndex((found) => groups.get(found) === group))
  }
  const share = (most: number) => ranks.filter((at) => at >= 0 && at < most).length / told.length
  const hits = { hit1: share(1), hit5: share(5) }
  if (hint === undefined) {
    return { ...hits, pointedOut: null, falseHints: null, falseHintsBy: null, errors: [] }
  }
  const wrong = await wronglyHinted(tickets, hint)
  const near = tickets.filter(({ group }) => group === null)
  const texts = new Map(tickets.map(({ id, text }) => [id, text]))
  return {
    ...{ ...hits, ...hintFigures({ told, near, wrong: wrong.map(({ ticket }) => ticket) }) },
    errors: wrong.map(({ ticket, shown }) => ({
      ...{ text: ticket.text, kind: ticket.group === null ? 'false' : 'missed' },
      shown: shown.map((id) => texts.get(id) ?? ''),
    })),
  }
}

async function wronglyHinted(
  tickets: readonly PlacedTicket[],
  hint: NonNullable<WayToFind['hint']>,
) {
  const groups = new Map(tickets.map(({ id, group }) => [id, group]))
  const wrong: { readonly ticket: PlacedTicket; readonly shown: readonly string[] }[] = []
  for (const ticket of tickets) {
    const { id, text, group } = ticket
    const shown = await hint(text, id)
    const isRight =
      group === null ? shown.length === 0 : shown.some((one) => groups.get(one) === group)
    if (!isRight) wrong.push({ ticket, shown })
  }
  return wrong
}

interface Hinted {
  readonly told: readonly PlacedTicket[]
  readonly near: readonly PlacedTicket[]
  readonly wrong: readonly PlacedTicket[]
}

function hintFigures({ told, near, wrong }: Hinted) {
  const among = (tickets: readonly PlacedTicket[]) =>
    tickets.length === 0
      ? null
      : tickets.filter((ticket) => wrong.includes(ticket)).length / tickets.length
  const by = nearMissKinds.map((kind) => [kind, among(near.filter(({ how }) => how === kind))])
  return {
    pointedOut: 1 - (among(told) ?? 0),
    falseHints: among(near.filter(({ how }) => how !== 'unrelated')),
    falseHintsBy: Object.fromEntries(by) as Record<NearMissKind, number | null>,
  }
}
