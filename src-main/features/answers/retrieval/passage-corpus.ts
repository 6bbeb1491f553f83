import { normaliseQuestion } from '@shared/ask/question-text'
import { inTurns } from '../../../platform/in-turns'
import type { WordVectors } from '../../../platform/word-vectors'
import type { Passage } from '../passage'
import { type AskedWord, QuestionReading } from './asked-words'
import type { Evidence } from './passage-evidence'
import { noMeaning } from './passage-evidence'
import type { Nearness, PassageMeaning } from './passage-meaning'
import { partsOf } from './passage-parts'
import { SentenceReading } from './passage-sentences'
import { PassageWords } from './passage-words'
import { kindOf, type QuestionKind, suits } from './question-kind'
import { WordAlignment } from './word-alignment'
import { type MatchWords, WordFindings } from './word-findings'
import { WordNearness } from './word-nearness'
import type { WordSenses } from './word-senses'

/** A passage that may answer, with what speaks for it. */
export interface Candidate {
  readonly passage: Passage
  readonly evidence: Evidence
  /** How near the question is to each part of the passage; `null` where that is not known. */
  readonly parts: Float32Array | null
  /** Its heading says the opposite of a word that was asked: "good review" for a bad one. */
  readonly opposed: boolean
}

export interface AskedQuestion {
  readonly question: string
  /** Its embedding; `null` searches by words alone. */
  readonly vector: Float32Array | null
}

/** As many passages are compared part by part, the likeliest as wholes; of those the others closely. */
const mostGlanced = 240
const mostCandidates = 40

/** Of so many passages the sentences are read before anybody asks: of few that is nearly all. */
const mostReadAhead = 400

interface KnownWords {
  readonly senses: WordSenses
  readonly known: ReadonlySet<string>
  readonly wordVectors: WordVectors
}

/** What is known of one state of the passages: made once, asked often. */
export class PassageCorpus {
  private readonly reading: QuestionReading
  private readonly senses: WordSenses
  private readonly nearness: WordNearness
  private readonly sentences: SentenceReading
  private readonly sops: ReadonlyMap<string, readonly number[]>
  private readonly parts = new Map<number, readonly string[]>()
  /** Comes later than the words, and again when the parts can be compared. */
  meaning: PassageMeaning | null = null

  /** @param words of these passages, in their order */
  constructor(
    readonly passages: readonly Passage[],
    senses: KnownWords,
    private readonly words = new PassageWords(passages),
  ) {
    this.senses = senses.senses
    this.reading = new QuestionReading(this.words, senses.senses, senses.known)
    this.nearness = new WordNearness(this.words.vocabulary, senses.wordVectors)
    this.sentences = new SentenceReading(this.words, this.nearness)
    this.sops = positionsBySop(passages)
  }

  /** Read a few at a time, while others have their turn. @returns `null` where it is wanted no more */
  static async read(
    passages: readonly Passage[],
    senses: KnownWords,
    isWanted: () => boolean,
  ): Promise<PassageCorpus | null> {
    const words = new PassageWords()
    await inTurns(passages, (passage) => words.add(passage), isWanted)
    if (!isWanted()) return null
    const corpus = new PassageCorpus(passages, senses, words)
    const ahead = passages.slice(0, mostReadAhead).map((passage, i) => ({ passage, i }))
    await inTurns(ahead, ({ passage, i }) => corpus.sentences.of(i, passage), isWanted)
    return isWanted() ? corpus : null
  }

  /** The likeliest passages of those admitted, in no particular order. */
  candidates(
    { question, vector }: AskedQuestion,
    matchWords: MatchWords,
    admits: (passage: Passage) => boolean,
  ): readonly Candidate[] {
    const asked = this.reading.read(question)
    const near = vector === null || this.meaning === null ? null : new Nearby(this.meaning, vector)
    const alignment = new WordAlignment(asked, this.words, this.nearness)
    const found = new WordFindings(asked, { words: this.words, alignment }, matchWords)
    const worded = (i: number) => found.glance(this.passages[i]?.id ?? '')
    const admitted = this.passages.flatMap((passage, i) => (admits(passage) ? [i] : []))
    const glanced = highest(admitted, mostGlanced, (i) => 2 * (near?.whole(i) ?? 0) + worded(i))
    const likeliest = highest(glanced, mostCandidates, (i) => {
      const { whole, part } = near?.of(i) ?? noMeaning
      return whole + part + worded(i)
    })
    const kind = kindOf(normaliseQuestion(question))
    return likeliest.flatMap((position) => {
      const passage = this.passages[position]
      if (passage === undefined) return []
      const evidence = this.evidence(position, passage, { near, found, kind })
      const opposed = this.isOpposed(position, asked)
      return [{ passage, evidence, parts: near?.of(position).parts ?? null, opposed }]
    })
  }

  private isOpposed(position: number, asked: readonly AskedWord[]): boolean {
    return asked.some(
      ({ stem }) =>
        !this.words.isInHead(position, stem) &&
        [...this.senses.oppositesOf(stem)].some((other) => this.words.isInHead(position, other)),
    )
  }

  private evidence(
    position: number,
    passage: Passage,
    by: {
      readonly near: Nearby | null
      readonly found: WordFindings
      readonly kind: QuestionKind
    },
  ): Evidence {
    const { parts, ...near } = by.near?.of(position) ?? noMeaning
    const kind = suits(by.kind, passage.text)
    const part = parts === null ? undefined : this.partsOf(position)[parts.indexOf(near.part)]
    return {
      ...near,
      ...by.found.of(position, passage.id, this.sentences.of(position, passage)),
      ...this.around(position, passage.sopId, by.near),
      kind,
      partKind: part === undefined ? kind : suits(by.kind, part),
      brevity: 1 / (1 + this.words.sizeOf(position) / 50),
    }
  }

  /** Cut when they are first looked at; most passages never are. */
  private partsOf(position: number): readonly string[] {
    const parts = this.parts.get(position) ?? partsOf(this.passages[position]?.text ?? '')
    this.parts.set(position, parts)
    return parts
  }

  /** How near its SOP and the passages beside it are. */
  private around(position: number, sopId: string, near: Nearby | null) {
    if (near === null) return { sop: 0, neighbour: 0 }
    const wholes = (this.sops.get(sopId) ?? []).map((i) => near.whole(i))
    const best = wholes.sort((a, b) => b - a).slice(0, 3)
    const beside = [position - 1, position + 1].filter((i) => this.passages[i]?.sopId === sopId)
    return {
      sop: best.reduce((sum, value) => sum + value, 0) / Math.max(1, best.length),
      neighbour: Math.max(0, ...beside.map((i) => near.whole(i))),
    }
  }
}

/** How near one question is to each passage: to the wholes at once, to parts where it is asked for. */
class Nearby {
  private readonly wholes: Float32Array
  private readonly known = new Map<number, Nearness>()

  constructor(
    private readonly meaning: PassageMeaning,
    private readonly vector: Float32Array,
  ) {
    this.wholes = meaning.wholesTo(vector)
  }

  whole(position: number): number {
    return this.wholes[position] ?? 0
  }

  of(position: number): Nearness {
    const known =
      this.known.get(position) ??
      this.meaning.nearnessTo(this.vector, position, this.whole(position))
    this.known.set(position, known)
    return known
  }
}

/** The positions with the highest values, highest first; of equals the first. */
function highest(
  positions: readonly number[],
  most: number,
  value: (position: number) => number,
): readonly number[] {
  return positions
    .map((position) => ({ position, value: value(position) }))
    .sort((a, b) => b.value - a.value || a.position - b.position)
    .slice(0, most)
    .map(({ position }) => position)
}

function positionsBySop(passages: readonly Passage[]): ReadonlyMap<string, readonly number[]> {
  const sops = new Map<string, number[]>()
  passages.forEach(({ sopId }, i) => {
    const positions = sops.get(sopId) ?? []
    positions.push(i)
    sops.set(sopId, positions)
  })
  return sops
}
