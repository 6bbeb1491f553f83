import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { AlikeInput, AlikeTicket } from '@shared/tickets/alike-contract'
import { inTurns } from '../../../platform/in-turns'
import { type Evidence, leastSimilarity, reasonOf, similarityOf } from './likeness-score'
import { sharedWords, soughtWords } from './shared-words'
import { areInOtherBays, type SymptomReader, withBay } from './symptoms'
import type { TicketMeaning } from './ticket-meaning'
import { meaningOf, textOf, type Wording } from './ticket-text'
import type { CountedWord, WordMatchStore } from './word-match-store'

export interface LikenessDependencies {
  readonly meaning: Pick<TicketMeaning, 'nearest' | 'similarity' | 'vectorOf'>
  readonly words: WordMatchStore
  readonly symptoms: () => SymptomReader
  readonly wording: () => Wording
  /** Now: somebody waits. `null` where there is no model. */
  readonly embedNow: (text: string) => Promise<Float32Array | null>
}

interface Told {
  readonly id: string
  readonly title: string
  readonly description: string
}

type Row = ReturnType<WordMatchStore['read']>[number]
type Weighed = Pick<AlikeTicket, 'similarity' | 'by'> &
  Pick<Row, 'id' | 'createdAt'> & { readonly isElsewhere: boolean }

interface Asked {
  readonly text: string
  readonly vector: Float32Array | null
  readonly asked: readonly CountedWord[]
  readonly unasked?: boolean | undefined
  readonly bay?: number | undefined
}

/** Each way proposes so many, and all of them are weighed. */
const mostProposed = 40
/** What a ticket is about stands at its beginning. */
const mostRead = 600
/** Without the model in this time words alone decide, in milliseconds. */
const modelPatience = 1_000

/** Tickets about the same thing as a text, by its words and by its meaning. */
export class TicketLikeness {
  constructor(private readonly the: LikenessDependencies) {}

  /** Most alike first; what is hardly alike is left out. */
  async alike({ text, limit, unasked, bay, ...filter }: AlikeInput): Promise<AlikeTicket[]> {
    const { words, meaning } = this.the
    const { inFull } = this.the.wording()
    const vector = await this.vectorOf(text)
    const byMeaning = vector === null ? [] : meaning.nearest(vector, filter, mostProposed)
    await nextTurn()
    const asked = words.count(soughtWords(inFull(text)))
    const byWords = words.matching([...asked, ...this.spelled(text, asked)], filter, mostProposed)
    await nextTurn()
    const ids = new Set([...byMeaning.map(({ entryId }) => entryId), ...byWords])
    const rows = words.read([...ids], filter)
    const weighed = await this.weigh(rows, { text: inFull(text), vector, asked, unasked, bay })
    const best = weighed
      .filter(({ similarity }) => similarity >= leastSimilarity)
      .filter(({ isElsewhere }) => !(unasked && isElsewhere))
      .sort((a, b) => b.similarity - a.similarity || b.createdAt.localeCompare(a.createdAt))
      .slice(0, limit)
    const shown = new Map(words.show(best.map(({ id }) => id)).map((one) => [one.id, one]))
    return best.flatMap(({ id, similarity, by }) => {
      const ticket = shown.get(id)
      return ticket === undefined ? [] : [{ ticket, similarity, by }]
    })
  }

  /**
   * How probably finished tickets are about the same thing as one, 0 to 1, by their ids.
   * @param also ids of some that are to be weighed beside those that come nearest
   * @returns nothing while there is no model
   */
  async finishedLike(ticket: Told, also: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { words, meaning } = this.the
    const vector = meaning.vectorOf(ticket.id) ?? (await this.vectorOf(textOf(ticket)))
    if (vector === null) return new Map()
    const filter = { openOnly: false, finishedOnly: true, exceptId: ticket.id }
    const near = meaning.nearest(vector, filter, mostProposed).map(({ entryId }) => entryId)
    await nextTurn()
    const title = this.the.wording().inFull(ticket.title)
    const asked = words.count(soughtWords(title))
    const rows = words.read([...new Set([...near, ...also])], filter)
    const weighed = await this.weigh(rows, { text: title, vector, asked })
    return new Map(weighed.map(({ id, similarity }) => [id, similarity]))
  }

  /** Some at a time: what is looked up while somebody types must not hold up the typing. */
  private async weigh(rows: readonly Row[], the: Asked): Promise<Weighed[]> {
    const { text, vector, asked, unasked = false, bay = null } = the
    const { meaning } = this.the
    const symptoms = this.the.symptoms()
    const { inFull } = this.the.wording()
    const [spokenOf, size] = [withBay(symptoms.read(text), bay), this.the.words.size()]
    const weighed: Weighed[] = []
    await inTurns(rows, ({ id, createdAt, bayNumber, ...written }) => {
      const there = inFull(textOf(written).slice(0, mostRead))
      const told = withBay(symptoms.read(there), bayNumber)
      const isElsewhere = areInOtherBays(spokenOf, told)
      const { words, swapped } = sharedWords(asked, there, size)
      const evidence: Evidence = {
        meaning: vector === null ? null : meaning.similarity(id, vector),
        words,
        swapped: unasked ? swapped : null,
        ...symptoms.compare(spokenOf, told),
      }
      const [similarity, by] = [similarityOf(evidence), reasonOf(evidence)]
      weighed.push({ id, createdAt, similarity, by, isElsewhere })
    })
    return weighed
  }

  /** Shorthand finds the same shorthand, too. */
  private spelled(text: string, asked: readonly CountedWord[]): readonly CountedWord[] {
    const known = new Set(asked.map(({ word }) => word))
    return this.the.words.count(soughtWords(text).filter((word) => !known.has(word)))
  }

  private vectorOf(text: string): Promise<Float32Array | null> {
    const made = this.the.embedNow(meaningOf(text, this.the.wording())).catch(() => null)
    return Promise.race([made, sleep(modelPatience, null, { ref: false })])
  }
}
