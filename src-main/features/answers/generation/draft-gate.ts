import { normaliseQuestion, saysSomething, wordsOf } from '@shared/ask/question-text'
import { isWeightyAndNew } from './house-claims'
import { linksIn } from './plain-text'
import { PromptEcho } from './prompt-echo'
import { type Figure, figuresIn, isLabelled, isTold } from './told-figures'

/** Decides, word by word, what of a draft may be shown before the whole of it is checked. */
export interface DraftGate {
  /** @param word with the mark of a list before it, or the full stop behind one */
  passes(word: string, beginsLine: boolean): boolean
}

export interface GateGround {
  /** All that may be repeated: the passages. */
  readonly told: string
  readonly question: string
  readonly own: readonly string[]
  readonly instructions: string
  /** A text is written: its words are its own, its facts are not. */
  readonly freeWords: boolean
}

/** Words of its own, in a sentence and in all, before it must have said twice as many of the passages. */
const mostStray = { sentence: 2, all: 4 }
/** What a word of the asker's counts. */
const askers = 0.7
/** So many words tell what a number counts, or that our instructions are repeated. */
const context = 5

/** What a draft says beyond what it was given is not shown, nor the rest of that sentence. */
export function draftGate(ground: GateGround): DraftGate {
  return new SentenceGate(ground)
}

interface Recent {
  readonly word: string
  readonly isOwn: boolean
}

class SentenceGate implements DraftGate {
  private readonly figures: readonly Figure[]
  private readonly lower: string
  private readonly stems: ReadonlySet<string>
  private readonly asked: ReadonlySet<string>
  private readonly askedFigures: readonly Figure[]
  private readonly own: ReadonlySet<string>
  private readonly echo: PromptEcho
  private readonly isWeighty: (word: string) => boolean
  private readonly inAll = { told: 0, stray: 0 }
  private inSentence = { told: 0, stray: 0 }
  private recent: readonly Recent[] = []
  private shut = false
  /** Whoever recites our instructions goes on with them. */
  private over = false

  constructor(private readonly ground: GateGround) {
    const { told, question, own, instructions, freeWords } = ground
    const given = freeWords ? `${told}\n${question}` : told
    this.figures = figuresIn(given)
    this.lower = given.toLowerCase()
    this.stems = stemsOf(given)
    this.asked = stemsOf(question)
    this.askedFigures = figuresIn(question)
    this.own = new Set(own.flatMap((value) => value.split(/\s+/)).map(bare))
    this.isWeighty = isWeightyAndNew({ request: question, rules: told })
    this.echo = new PromptEcho(instructions, [told, ...(freeWords ? [question] : [])])
  }

  passes(written: string, beginsLine: boolean): boolean {
    if (beginsLine) this.begin()
    const word = beginsLine ? written.replace(/^(?:\d{1,2}[.)]|[-*+])\s+/, '') : written
    if (!/^[.,;:!?()"“”'’*–—-]+$/.test(word)) this.shut ||= this.goesAstray(word)
    const passes = !this.shut && !this.over
    if (/^[.!?]/.test(word)) this.begin()
    return passes
  }

  private begin(): void {
    this.recent = []
    this.shut = false
    this.inSentence = { told: 0, stray: 0 }
  }

  private goesAstray(word: string): boolean {
    const isOwn = this.own.has(bare(word))
    this.recent = [...this.recent, { word, isOwn }].slice(-context)
    this.over ||= this.echo.isIn(textOf(this.recent))
    if (isOwn) return false
    this.count(word)
    const claims = this.ground.freeWords ? this.isWeighty(word) : this.strays()
    return claims || !this.holdsFacts(word)
  }

  private holdsFacts(word: string): boolean {
    const said = textOf(this.recent.slice(-3).filter(({ isOwn }) => !isOwn))
    return (
      !/[{}<>|\\]|":/.test(word) &&
      linksIn(word).every((link) => this.lower.includes(link)) &&
      figuresIn(said).every(
        (one) => isTold(one, this.figures) || isLabelled(one, this.askedFigures),
      )
    )
  }

  private count(word: string): void {
    for (const stem of stemsOf(word)) {
      const isTold = this.stems.has(stem)
      const stray = this.asked.has(stem) ? askers : 1
      for (const sum of [this.inAll, this.inSentence]) {
        sum.told += isTold ? 1 : 0
        sum.stray += isTold ? 0 : stray
      }
    }
  }

  private strays(): boolean {
    const { inAll, inSentence } = this
    return (
      inAll.stray > mostStray.all + inAll.told / 2 ||
      inSentence.stray > mostStray.sentence + inSentence.told / 2
    )
  }
}

const textOf = (words: readonly { readonly word: string }[]) =>
  words.map(({ word }) => word).join(' ')

const bare = (word: string) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

function stemsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(normaliseQuestion(text)).filter(saysSomething)
  return new Set(words.map((word) => word.slice(0, 5)))
}
