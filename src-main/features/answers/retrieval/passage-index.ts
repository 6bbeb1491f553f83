import type { Assistant } from '@shared/ask/assistant'
import { withoutPlaces } from '@shared/ask/question-text'
import type { Logger } from '../../../platform/logger'
import type { EmbedTexts } from '../../../platform/vectors'
import { inScope, type Passage, type Place, placesNamedBy, type RetrievalScope } from '../passage'
import { type Candidate, PassageCorpus } from './passage-corpus'
import { PassageMeaning } from './passage-meaning'
import type { PassageStore } from './passage-store'
import { type RankedPassage, type Ranking, Reranker } from './reranker'
import type { RetrievalResources } from './retrieval-resources'

export interface Search {
  readonly question: string
  /** The question's embedding; `null` searches by words alone. */
  readonly vector: Float32Array | null
  readonly scope: RetrievalScope
  /** Whose SOPs lead; every assistant's are searched. Empty: nobody's lead. */
  readonly assistants: readonly Assistant[]
  /** Nobody else's are searched. */
  readonly only?: Assistant
}

/** No answer uses more passages than this. */
const mostPassages = 5

/** All passages of this device in memory, with their vectors as those become known. */
export class PassageIndex {
  private corpus: PassageCorpus
  /** As they are now; the corpus is being made of them. */
  private passages: readonly Passage[] = []
  private places: readonly Place[] = []
  private readonly reranker: Reranker

  constructor(
    private readonly the: {
      readonly store: PassageStore
      readonly places: { all(): readonly Place[] }
      readonly embedTexts: EmbedTexts
      readonly resources: RetrievalResources
      readonly logger: Logger
    },
  ) {
    this.corpus = new PassageCorpus([], the.resources)
    this.reranker = new Reranker(the.resources.reranker)
  }

  get size(): number {
    return this.passages.length
  }

  /**
   * Reads passages and places anew, a few at a time: until they can be searched, the ones before
   * are. Vectors follow in the background, of whole passages first, then of their parts; until then
   * what is there serves.
   */
  async reload(): Promise<void> {
    const passages = this.the.store.all()
    this.passages = passages
    this.places = this.the.places.all()
    // A later reload may have come in between; what it makes is on its way.
    const isWanted = () => passages === this.passages
    const corpus = await PassageCorpus.read(passages, this.the.resources, isWanted)
    if (corpus === null) return
    this.corpus = corpus
    try {
      for await (const meaning of PassageMeaning.of(passages, this.the.embedTexts)) {
        corpus.meaning = meaning
        if (!isWanted()) return
      }
    } catch (error) {
      const known = corpus.meaning === null ? 'by words alone' : 'without their parts'
      this.the.logger.warn(`Passages are searched ${known}.`, { error })
    }
  }

  /** What a question is about, wherever it is. */
  topicOf(question: string): string {
    return withoutPlaces(question, this.places)
  }

  /** The few passages in scope that most likely answer the question, best first. */
  search(search: Search): Ranking {
    const ranking = this.rank(search)
    return { ...ranking, passages: ranking.passages.slice(0, mostPassages) }
  }

  /** All passages in scope that come into question, best first. */
  rank(search: Search): Ranking {
    const meaning = search.vector !== null && this.corpus.meaning !== null
    return this.reranker.rank(this.candidates(search), { meaning, ...search })
  }

  /** The passages that come into question, with what speaks for them, in no particular order. */
  candidates({ question, vector, scope, assistants, only }: Search): readonly Candidate[] {
    const inEmergency = assistants.includes('emergency')
    const besides = !inEmergency || assistants.some((each) => each !== 'emergency')
    return this.corpus.candidates(
      { question: this.topicOf(question), vector },
      (words, limit) => this.matchWords(words, limit),
      (passage) =>
        inScope(passage, scope) &&
        (only === undefined || passage.assistant === only) &&
        // Procedures answer where danger is meant, and nothing else where only that is.
        (isProcedure(passage) ? inEmergency : besides || passage.assistant === 'emergency') &&
        !isElsewhere(placesNamedBy(passage, this.places), scope),
    )
  }

  /** Whether its heading says which place a passage is about. */
  namesPlace(passage: Passage): boolean {
    return placesNamedBy(passage, this.places).length > 0
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
  private matchWords(words: readonly string[], limit: number): ReadonlyMap<string, number> {
    try {
      return this.the.store.matchWords(words, limit)
    } catch (error) {
      this.the.logger.error('Passages cannot be searched by words.', { error })
      return new Map()
    }
  }
}

/** Below these a passage has nothing to do with a text at all. */
const floor = { meaning: 0.28, words: 0.3 }

/** Whether a passage is at least about the same thing, if it is not sure to answer. */
export function isRelated({ evidence }: RankedPassage): boolean {
  return evidence.whole >= floor.meaning || evidence.share >= floor.words
}

/** What anybody does in danger; what staff do beside it is knowledge as any other. */
const isProcedure = ({ assistant, audience }: Passage) =>
  assistant === 'emergency' && audience === 'public'

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
