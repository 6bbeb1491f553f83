import { normaliseQuestion } from '@shared/ask/question-text'
import type { Passage } from '../passage'
import { type AskedWord, QuestionReading } from './asked-words'
import type { Evidence } from './passage-evidence'
import { noMeaning } from './passage-evidence'
import type { Nearness, PassageMeaning } from './passage-meaning'
import { partsOf } from './passage-parts'
import { PassageWords } from './passage-words'
import { kindOf, type QuestionKind, suits } from './question-kind'
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

/** BM25 of passages by id, for these words. */
export type MatchWords = (words: readonly string[], limit: number) => ReadonlyMap<string, number>

/** As many passages are compared part by part, the likeliest as wholes; of those the others closely. */
const mostGlanced = 240
const mostCandidates = 40
const wordMatches = 60

/** What is known of one state of the passages: made once, asked often. */
export class PassageCorpus {
  private readonly words: PassageWords
  private readonly reading: QuestionReading
  private readonly senses: WordSenses
  private readonly sops: ReadonlyMap<string, readonly number[]>
  private readonly parts = new Map<number, readonly string[]>()
  /** Comes later than the words, and again when the parts can be compared. */
  meaning: PassageMeaning | null = null

  constructor(
    readonly passages: readonly Passage[],
    senses: { readonly senses: WordSenses; readonly known: ReadonlySet<string> },
  ) {
    this.words = new PassageWords(passages)
    this.senses = senses.senses
    this.reading = new QuestionReading(this.words, senses.senses, senses.known)
    this.sops = positionsBySop(passages)
  }

  /** The likeliest passages of those admitted, in no particular order. */
  candidates(
    { question, vector }: AskedQuestion,
    matchWords: MatchWords,
    admits: (passage: Passage) => boolean,
  ): readonly Candidate[] {
    const asked = this.reading.read(question)
    const near = vector === null || this.meaning === null ? null : new Nearby(this.meaning, vector)
    const found = new WordFindings(this.words, asked, matchWords)
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
      ...by.found.of(position, passage.id),
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

/** What the words of one question found. */
class WordFindings {
  private readonly own: ReadonlyMap<string, number>
  private readonly other: ReadonlyMap<string, number>
  private readonly weight: number

  constructor(
    private readonly words: PassageWords,
    private readonly asked: readonly AskedWord[],
    matchWords: MatchWords,
  ) {
    const own = asked.map(({ word }) => word)
    const others = asked.flatMap((one) => one.others)
    this.own = matchWords(own, wordMatches)
    this.other = others.length === 0 ? this.own : matchWords([...own, ...others], wordMatches)
    this.weight = 1 + asked.reduce((sum, { stem }) => sum + words.weightOf(stem), 0)
  }

  /** Worth as much as the cosines are when the order does not matter yet. */
  glance(id: string): number {
    return (0.3 * ((this.own.get(id) ?? 0) + (this.other.get(id) ?? 0))) / this.weight
  }

  of(position: number, id: string) {
    const share = (worth: (asked: AskedWord) => number) => {
      const found = this.asked.map((one) => worth(one) * this.words.weightOf(one.stem))
      return found.reduce((sum, value) => sum + value, 0) / Math.max(this.weight - 1, 1e-9)
    }
    const { words } = this
    return {
      words: (this.own.get(id) ?? 0) / this.weight,
      otherWords: (this.other.get(id) ?? 0) / this.weight,
      share: share(({ stem }) => Number(words.isIn(position, stem))),
      headShare: share(({ stem }) => Number(words.isInHead(position, stem))),
      // Another word for it is half as good.
      otherShare: share(({ stem, otherStems }) => {
        if (words.isIn(position, stem)) return 1
        return otherStems.some((other) => words.isIn(position, other)) ? 0.5 : 0
      }),
    }
  }
}
