import type { GroupLikeness, GroupSense } from '@shared/tickets/trend-groups'
import { LRUCache } from 'lru-cache'
import { similarityOf } from './likeness-score'
import type { ReadSymptoms } from './symptoms'
import type { TicketMeaning } from './ticket-meaning'

/** More titles than a large club writes in a month. */
const mostTitles = 20_000

/**
 * Groups of tickets by what they mean on average. The product of two averages is the average of all
 * products, so a group is compared as quickly as a ticket.
 */
export class MeanLikeness implements GroupLikeness {
  private readonly symptomsOf = new LRUCache<string, ReadonlySet<string>>({ max: mostTitles })

  constructor(
    private readonly the: {
      readonly meaning: Pick<TicketMeaning, 'meanOf' | 'isKnown'>
      readonly symptoms: ReadSymptoms
    },
  ) {}

  known(tickets: Parameters<GroupLikeness['known']>[0]): number {
    let known = 0
    for (const { id } of tickets) if (this.the.meaning.isKnown(id)) known += 1
    return known
  }

  senseOf(tickets: Parameters<GroupLikeness['senseOf']>[0]): GroupSense | null {
    const meaning = this.the.meaning.meanOf(tickets.map(({ id }) => id))
    if (meaning === null) return null
    const symptoms = new Map<string, number>()
    for (const { title } of tickets) {
      const spokenOf = this.spokenOf(title)
      const share = 1 / (Math.sqrt(spokenOf.size) * tickets.length)
      for (const concept of spokenOf) symptoms.set(concept, (symptoms.get(concept) ?? 0) + share)
    }
    return { meaning, symptoms }
  }

  between(one: GroupSense, other: GroupSense): number {
    let symptoms = 0
    for (const [concept, share] of one.symptoms)
      symptoms += share * (other.symptoms.get(concept) ?? 0)
    return similarityOf({ meaning: product(one.meaning, other.meaning), words: 0, symptoms })
  }

  private spokenOf(title: string): ReadonlySet<string> {
    const known = this.symptomsOf.get(title)
    if (known !== undefined) return known
    const spokenOf = this.the.symptoms(title)
    this.symptomsOf.set(title, spokenOf)
    return spokenOf
  }
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? 0) * (other[i] ?? 0)
  return sum
}
