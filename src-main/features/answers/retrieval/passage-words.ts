import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import type { Passage } from '../passage'
import { plainMarkdown } from './plain-markdown'
import { stemOf } from './word-stem'

interface Stems {
  /** Of the SOP's title and the headings. */
  readonly head: ReadonlySet<string>
  /** Of everything. */
  readonly all: ReadonlySet<string>
  readonly count: number
}

/** Which words stand in which passage, and how telling each word is among these passages. */
export class PassageWords {
  private readonly stems: Stems[] = []
  private readonly frequencies = new Map<string, number>()
  private readonly spoken = new Set<string>()

  constructor(passages: readonly Passage[] = []) {
    for (const passage of passages) this.add(passage)
  }

  /** At the next position. */
  add(passage: Passage): void {
    const stems = this.read(passage)
    this.stems.push(stems)
    for (const stem of stems.all) {
      this.frequencies.set(stem, (this.frequencies.get(stem) ?? 0) + 1)
    }
  }

  /** Every word of the passages, as it is spelt there. */
  get vocabulary(): ReadonlySet<string> {
    return this.spoken
  }

  /** Larger for a word of few passages; a word of none weighs as much as a word of one. */
  weightOf(stem: string): number {
    const found = Math.max(1, this.frequencies.get(stem) ?? 1)
    return Math.log(1 + (this.stems.length - found + 0.5) / (found + 0.5))
  }

  has(stem: string): boolean {
    return this.frequencies.has(stem)
  }

  /** Words in the passage at this position, its headings included. */
  sizeOf(position: number): number {
    return this.stems[position]?.count ?? 0
  }

  isIn(position: number, stem: string): boolean {
    return this.stems[position]?.all.has(stem) ?? false
  }

  isInHead(position: number, stem: string): boolean {
    return this.stems[position]?.head.has(stem) ?? false
  }

  private read({ sop, path, text }: Passage): Stems {
    const head = wordsOf(normaliseQuestion(`${sop} ${path}`))
    const body = wordsOf(normaliseQuestion(plainMarkdown(text)))
    for (const word of [...head, ...body]) this.spoken.add(word)
    const headStems = new Set(head.map(stemOf))
    return {
      head: headStems,
      all: new Set([...headStems, ...body.map(stemOf)]),
      count: head.length + body.length,
    }
  }
}
