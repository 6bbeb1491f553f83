import type { Assistant } from '@shared/ask/assistant'
import { withoutPlaces } from '@shared/ask/question-text'
import type { Logger } from '../../platform/logger'
import { dot, type EmbedTexts } from '../../platform/vectors'
import {
  embeddingText,
  inScope,
  type Passage,
  type Place,
  placesNamedBy,
  type RetrievalScope,
} from './passage'
import type { PassageStore } from './passage-store'
import { isRelated, type RankedPassage, rankPassages } from './rank-passages'

export interface Search {
  readonly question: string
  /** The question's embedding; `null` searches by words alone. */
  readonly vector: Float32Array | null
  readonly scope: RetrievalScope
  /** Whose SOPs lead; every assistant's are searched. */
  readonly assistants: readonly Assistant[]
}

/** As many passages, best first, take part by their words; the others by meaning alone. */
const wordMatches = 40

/** No answer uses more passages than this. */
const mostPassages = 5

/** All passages of this device in memory, with their vectors as those become known. */
export class PassageIndex {
  private passages: readonly Passage[] = []
  private places: readonly Place[] = []
  private vectors: ReadonlyMap<string, Float32Array> = new Map()

  constructor(
    private readonly the: {
      readonly store: PassageStore
      readonly places: { all(): readonly Place[] }
      readonly embedTexts: EmbedTexts
      readonly logger: Logger
    },
  ) {}

  get size(): number {
    return this.passages.length
  }

  /** Reads passages and places anew; vectors follow in the background and words serve until then. */
  reload(): Promise<void> {
    this.passages = this.the.store.all()
    this.places = this.the.places.all()
    const passages = this.passages
    return this.the.embedTexts(passages.map(embeddingText)).then(
      (vectors) => this.adopt(passages, vectors),
      (error: unknown) => this.the.logger.warn('Passages are searched by words alone.', { error }),
    )
  }

  /** What a question is about, wherever it is. */
  topicOf(question: string): string {
    return withoutPlaces(question, this.places)
  }

  /** The few passages in scope that have most to do with the question, best first. */
  search(search: Search): readonly RankedPassage[] {
    const words = this.matchWords(this.topicOf(search.question))
    const inEmergency = search.assistants.includes('emergency')
    const candidates = this.passages
      .filter((passage) => inScope(passage, search.scope))
      // Emergency procedures answer emergencies only.
      .filter(({ assistant }) => (assistant === 'emergency') === inEmergency)
      .flatMap((passage) => {
        const named = placesNamedBy(passage, this.places)
        if (isElsewhere(named, search.scope)) return []
        const meaning = this.meaningOf(passage, search.vector)
        const namesPlace = named.length > 0
        return [{ passage, meaning, namesPlace, words: words.get(passage.id) ?? 0 }]
      })
    return rankPassages(candidates, search.assistants)
      .slice(0, mostPassages)
      .filter((ranked) => isRelated(search.question, ranked, search.assistants))
  }

  /**
   * The club's procedures for an emergency: of each kind of danger, for each place it may be about.
   * @param kinds first one first; a section is for a kind that its heading names
   */
  procedures(kinds: readonly string[], scope: RetrievalScope): readonly Passage[] {
    const emergencies = this.passages.filter(
      (passage) => passage.assistant === 'emergency' && inScope(passage, scope),
    )
    return [...new Set(kinds.flatMap((kind) => proceduresFor(kind, emergencies)))]
  }

  /** A copy that cannot be read leaves the passages in memory, and their meaning. */
  private matchWords(question: string): ReadonlyMap<string, number> {
    try {
      return this.the.store.matchWords(question, wordMatches)
    } catch (error) {
      this.the.logger.error('Passages cannot be searched by words.', { error })
      return new Map()
    }
  }

  private meaningOf(passage: Passage, vector: Float32Array | null): number | null {
    const own = this.vectors.get(passage.id)
    return vector === null || own === undefined ? null : dot(vector, own)
  }

  private adopt(passages: readonly Passage[], vectors: readonly Float32Array[]): void {
    // A later reload may have come in between; its own vectors are on their way.
    if (passages !== this.passages) return
    this.vectors = new Map(
      passages.flatMap(({ id }, i) => {
        const vector = vectors[i]
        return vector === undefined ? [] : [[id, vector] as const]
      }),
    )
  }
}

/** What is about another place does not answer, though all may read it. */
function isElsewhere(named: readonly string[], { locationId }: RetrievalScope): boolean {
  return locationId !== null && named.length > 0 && !named.includes(locationId)
}

/** A place's own procedure goes before one that holds for all of them. */
function proceduresFor(kind: string, emergencies: readonly Passage[]): readonly Passage[] {
  const named = emergencies.filter(({ heading }) => heading.toLowerCase().includes(kind))
  const own = named.filter(({ locations }) => locations.length > 0)
  return own.length > 0 ? own : named
}
