import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { AlikeInput, AlikeTicket } from '@shared/tickets/alike-contract'
import { LRUCache } from 'lru-cache'
import { inTurns } from '../../../platform/in-turns'
import { type Evidence, leastSimilarity, reasonOf, similarityOf } from './likeness-score'
import { sharedWords, soughtWords } from './shared-words'
import { areInOtherBays, type SymptomReader, type Symptoms, withBay } from './symptoms'
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

/** Who types asks of nearly the same tickets with every word: about 2 kB each. */
const mostUnderstood = 2_000

/** What a ticket says, its shorthand written out, and what it speaks of. */
interface Understood {
  readonly there: string
  readonly spokenOf: Symptoms
}

/** Tickets about the same thing as a text, by its words and by its meaning. */
export class TicketLikeness {
  private readonly understood = new LRUCache<string, Understood>({ max: mostUnderstood })

  constructor(private readonly the: LikenessDependencies) {}

  /** Most alike first; what is hardly alike is left out. */
  async alike({ text, limit, unasked, bay, ...filter }: AlikeInput): Promise<AlikeTicket[]> {
    const { words, meaning } = this.the
    const whole = this.the.wording().inFull(text)
    // The model has a thread of its own: what is alike by its words is found and read meanwhile.
    const made = this.vectorOf(text)
    const asked = words.count(soughtWords(whole))
    await nextTurn()
    const byWords = words.matching([...asked, ...this.spelled(text, asked)], filter, mostProposed)
    await nextTurn()
    const worded = words.read(byWords, filter)
    await inTurns(worded, (row) => this.understand(row))
    const vector = await made
    const byMeaning = vector === null ? [] : meaning.nearest(vector, filter, mostProposed)
    await nextTurn()
    const known = new Set(byWords)
    const meant = byMeaning.map(({ entryId }) => entryId).filter((id) => !known.has(id))
    const rows = [...worded, ...words.read(meant, filter)]
    const weighed = await this.weigh(rows, { text: whole, vector, asked, unasked, bay })
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
    const [spokenOf, size] = [withBay(symptoms.read(text), bay), this.the.words.size()]
    const weighed: Weighed[] = []
    await inTurns(rows, (row) => {
      const { id, createdAt, bayNumber } = row
      const { there, spokenOf: said } = this.understand(row)
      const told = withBay(said, bayNumber)
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

  private understand(row: Pick<Row, 'title' | 'description'>): Understood {
    const written = textOf(row).slice(0, mostRead)
    const known = this.understood.get(written)
    if (known !== undefined) return known
    const there = this.the.wording().inFull(written)
    const understood = { there, spokenOf: this.the.symptoms().read(there) }
    this.understood.set(written, understood)
    return understood
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
