import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { isAlike, topicOf } from '@shared/tickets/ticket-topic'
import type { TicketLearningStore } from './ticket-learning-store'

/**
 * How probably finished tickets are about the same thing as one, 0 to 1, by their ids: those that
 * come nearest, and the given ones. Nothing while meanings are not known.
 */
export type FinishedLike = (
  ticket: Pick<AskedTicket, 'id' | 'title' | 'description'>,
  also: readonly string[],
) => Promise<ReadonlyMap<string, number>>

export type AskedTicket = Pick<TicketDetail, 'id' | 'title' | 'description' | 'bayId' | 'category'>

type FinishedTicket = ReturnType<TicketLearningStore['read']>[number]

export interface AlikeTicket extends FinishedTicket {
  /** How probably it is about the same thing, 0 to 1. */
  readonly likelihood: number
  /** As how much of a ticket it counts: the same words are the same question. */
  readonly counts: number
}

/**
 * From here on more than half of what is pointed to is what was meant, among the pairs of
 * `resources/tickets/alike.jsonl` that are not marked fresh.
 */
const worthTelling = 0.2

/** Finished tickets that are alike, by their words and, where a model is there, by their meaning. */
export class FinishedAlike {
  constructor(
    private readonly the: {
      readonly store: TicketLearningStore
      readonly likeness: FinishedLike
      /** Words that say where and not what. */
      readonly placeWords: () => ReadonlySet<string>
    },
  ) {}

  /** In no order. */
  async to(ticket: AskedTicket): Promise<readonly AlikeTicket[]> {
    const { store, likeness } = this.the
    const places = this.the.placeWords()
    const own = topicOf(ticket.title, places)
    const strong = own.filter((word) => word.strong).map(({ word }) => word)
    const known = [
      ...(ticket.bayId === null ? [] : store.fixedInBay(ticket, ticket.bayId)),
      ...store.withWords(ticket, strong),
    ]
    const ids = new Set(known.map(({ id }) => id))
    const likelihoods = await likeness(ticket, [...ids])
    const others = [...likelihoods.keys()].filter((id) => !ids.has(id))
    const rows = new Map([...known, ...store.read(ticket, others)].map((row) => [row.id, row]))
    return [...rows.values()].flatMap((row) => {
      const sameWords = isAlike(own, topicOf(row.title, places))
      const likelihood = likelihoods.get(row.id) ?? (sameWords ? 1 : 0)
      if (!sameWords && likelihood < worthTelling) return []
      return [{ ...row, likelihood, counts: sameWords ? 1 : likelihood }]
    })
  }
}

/** How many tickets are to be expected to be one question: two that are hardly alike do not make one more. */
export function timesTold(alike: readonly Pick<AlikeTicket, 'counts'>[]): number {
  return 1 + Math.round(alike.reduce((sum, { counts }) => sum + counts, 0))
}
