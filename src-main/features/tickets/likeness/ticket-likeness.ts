import { setTimeout as sleep } from 'node:timers/promises'
import type { Location } from '@shared/knowledge/knowledge-contract'
import type { AlikeInput, AlikeTicket } from '@shared/tickets/alike-contract'
import { type Evidence, leastSimilarity, reasonOf, similarityOf } from './likeness-score'
import { sharedWords, soughtWords } from './shared-words'
import { type ReadSymptoms, sharedSymptoms } from './symptoms'
import type { TicketMeaning } from './ticket-meaning'
import { meaningOf, textOf } from './ticket-text'
import type { WordMatchStore } from './word-match-store'

export interface LikenessDependencies {
  readonly meaning: Pick<TicketMeaning, 'nearest' | 'similarity'>
  readonly words: WordMatchStore
  readonly symptoms: ReadSymptoms
  readonly places: () => readonly Location[]
  /** Now: somebody waits. `null` where there is no model. */
  readonly embedNow: (text: string) => Promise<Float32Array | null>
}

/** Each way proposes so many, and all of them are weighed. */
const mostProposed = 60
/** What a ticket is about stands at its beginning. */
const mostRead = 600
/** Without the model in this time words alone decide, in milliseconds. */
const modelPatience = 1_000

/** Tickets about the same thing as a text, by its words and by its meaning. */
export class TicketLikeness {
  constructor(private readonly the: LikenessDependencies) {}

  /** Most alike first; what is hardly alike is left out. */
  async alike({ text, limit, ...filter }: AlikeInput): Promise<AlikeTicket[]> {
    const vector = await this.vectorOf(text)
    const { meaning, words, symptoms } = this.the
    const spokenOf = symptoms(text)
    const asked = words.count(soughtWords(text))
    const size = words.size()
    const byMeaning = vector === null ? [] : meaning.nearest(vector, filter, mostProposed)
    const byWords = words.matching(asked, filter, mostProposed)
    const ids = new Set([...byMeaning.map(({ entryId }) => entryId), ...byWords])
    return words
      .show([...ids], filter)
      .map((ticket) => {
        const there = textOf(ticket).slice(0, mostRead)
        const evidence: Evidence = {
          meaning: vector === null ? null : meaning.similarity(ticket.id, vector),
          words: sharedWords(asked, there, size),
          symptoms: sharedSymptoms(spokenOf, symptoms(there)),
        }
        return { ticket, similarity: similarityOf(evidence), by: reasonOf(evidence) }
      })
      .filter(({ similarity }) => similarity >= leastSimilarity)
      .sort((a, b) => b.similarity - a.similarity || newestFirst(a, b))
      .slice(0, limit)
  }

  private vectorOf(text: string): Promise<Float32Array | null> {
    const made = this.the.embedNow(meaningOf(text, this.the.places())).catch(() => null)
    return Promise.race([made, sleep(modelPatience, null, { ref: false })])
  }
}

const newestFirst = (a: AlikeTicket, b: AlikeTicket) =>
  b.ticket.createdAt.localeCompare(a.ticket.createdAt)
