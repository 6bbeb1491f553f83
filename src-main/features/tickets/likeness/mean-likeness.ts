import type { GroupLikeness, GroupSense, Shares } from '@shared/tickets/trend-groups'
import { LRUCache } from 'lru-cache'
import { similarityOf } from './likeness-score'
import type { SymptomReader, Symptoms } from './symptoms'
import type { TicketMeaning } from './ticket-meaning'
import type { Wording } from './ticket-text'

/** More titles than a large club writes in a month. */
const mostTitles = 20_000

/**
 * Groups of tickets by what they mean on average. The product of two averages is the average of all
 * products, so a group is compared as quickly as a ticket. Where they are is known to be the same.
 */
export class MeanLikeness implements GroupLikeness {
  private readonly symptomsOf = new LRUCache<string, Symptoms>({ max: mostTitles })

  constructor(
    private readonly the: {
      readonly meaning: Pick<TicketMeaning, 'meanOf' | 'isKnown'>
      readonly symptoms: () => SymptomReader
      readonly wording: () => Wording
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
    const spokenOf = tickets.map(({ title }) => this.spokenOf(title))
    return {
      meaning,
      things: meanShares(spokenOf.map(({ things }) => [...things])),
      states: meanShares(spokenOf.map(({ states, faults }) => [...states, ...faults])),
    }
  }

  between(one: GroupSense, other: GroupSense): number {
    const [things, states] = [agreed(one.things, other.things), agreed(one.states, other.states)]
    return similarityOf({
      ...{ meaning: product(one.meaning, other.meaning), words: 0, swapped: null },
      ...{ things, states },
      foreign: Number(things === 0 && one.things.size > 0 && other.things.size > 0),
      opposed: Number(states === 0 && one.states.size > 0 && other.states.size > 0),
      ...{ contrary: 0, sameBay: 0, otherRoom: 0 },
    })
  }

  private spokenOf(title: string): Symptoms {
    const known = this.symptomsOf.get(title)
    if (known !== undefined) return known
    const spokenOf = this.the.symptoms().read(this.the.wording().inFull(title))
    this.symptomsOf.set(title, spokenOf)
    return spokenOf
  }
}

/** Of lists of names, each as long as any other. */
function meanShares(lists: readonly (readonly string[])[]): Shares {
  const shares = new Map<string, number>()
  for (const names of lists) {
    const share = 1 / (Math.sqrt(names.length) * lists.length)
    for (const name of names) shares.set(name, (shares.get(name) ?? 0) + share)
  }
  return shares
}

function agreed(one: Shares, other: Shares): number {
  let sum = 0
  for (const [name, share] of one) sum += share * (other.get(name) ?? 0)
  return sum
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? 0) * (other[i] ?? 0)
  return sum
}
