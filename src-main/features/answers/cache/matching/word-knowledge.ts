import type { MatcherLexicon } from './matcher-lexicon'
import { PhraseIndex } from './phrase-index'
import { tokensOf } from './question-tokens'
import { SpellingIndex } from './spelling-index'
import { structureWords } from './word-classes'
import { baseForm } from './word-forms'

/** How often words occur in questions: for telling what a question is about. */
export interface WordFrequencies {
  readonly questions: number
  readonly words: Readonly<Record<string, number>>
  /** Words seen more seldom, or elsewhere: spelt right, and as telling as words never seen. */
  readonly rare: readonly string[]
}

export type PhraseMeaning =
  | { readonly kind: 'filler' }
  | { readonly kind: 'type'; readonly type: string }
  | { readonly kind: 'words'; readonly bases: readonly string[] }

/** Words of many meanings: what is the opposite of one meaning is not of the others. */
const broad = new Set(
  'code time charge number rate way get take put move drop plan fine line call place come'.split(
    ' ',
  ),
)

/** "Higher" and "highest" are high. */
const positiveOf = (word: string) => word.replace(/i(?:er|est)$/u, 'y').replace(/(?:er|est)$/u, '')

/** All that the matcher knows of words, compiled for looking up. */
export class WordKnowledge {
  readonly phrases = new PhraseIndex<PhraseMeaning>()
  readonly numbers: Readonly<Record<string, number>>
  private readonly concepts = new Map<string, number[]>()
  private readonly alike = new Map<string, number[]>()
  private readonly rivals = new Map<string, Map<string, 'opposites' | 'siblings'>>()
  private readonly known: Set<string>
  private readonly bases = new Map<string, string>()
  private readonly spelling: SpellingIndex
  private readonly frequencies: WordFrequencies

  constructor(from: {
    readonly lexicon: MatcherLexicon
    readonly frequencies: WordFrequencies
  }) {
    const { lexicon, frequencies } = from
    this.frequencies = frequencies
    this.numbers = lexicon.numbers
    const common = Object.keys(frequencies.words)
    const said = [
      ...lexicon.synonyms.flat(),
      ...lexicon.alike.flat(),
      ...lexicon.siblings.flat(),
      ...lexicon.opposites.flat(2),
      ...lexicon.fillers,
    ].flatMap(tokensOf)
    const right = [
      ...lexicon.lookalikes,
      ...lexicon.phrases.flatMap((phrase) => phrase.said).flatMap(tokensOf),
    ]
    this.known = new Set([...common, ...frequencies.rare, ...said, ...right, ...structureWords])
    this.spelling = new SpellingIndex([...common, ...said])
    this.learnGroups(lexicon.synonyms, this.concepts)
    this.learnGroups(lexicon.alike, this.alike)
    this.learnRivals(lexicon)
    this.learnPhrases(lexicon)
  }

  isKnown(word: string): boolean {
    return this.known.has(word) || this.known.has(this.base(word))
  }

  /** A word as it was probably meant: itself, or the one common word that is one slip away. */
  spelled(word: string): string {
    return this.isKnown(word) ? word : (this.spelling.nearest(word) ?? word)
  }

  base(word: string): string {
    const cached = this.bases.get(word)
    if (cached !== undefined) return cached
    const base = baseForm(word, this.known)
    if (this.bases.size > 50_000) this.bases.clear()
    this.bases.set(word, base)
    return base
  }

  conceptsOf(said: string, based: string): readonly number[] {
    return this.concepts.get(said) ?? this.concepts.get(based) ?? []
  }

  alikeOf(said: string, based: string): readonly number[] {
    return [...new Set([...(this.alike.get(said) ?? []), ...(this.alike.get(based) ?? [])])]
  }

  /** 0 for a word of every question, 1 for one never seen. */
  weightOf(base: string): number {
    const { questions, words } = this.frequencies
    const count = Object.hasOwn(words, base) ? (words[base] ?? 0) : 0
    return Math.log((questions + 1) / (count + 1)) / Math.log(questions + 1)
  }

  /** Whether one can never stand for the other. */
  rivalry(a: string, b: string): 'opposites' | 'siblings' | null {
    const found = this.rivals.get(a)?.get(b)
    if (found !== undefined) return found
    const [one, other] = [positiveOf(a), positiveOf(b)]
    return one === a && other === b ? null : (this.rivals.get(one)?.get(other) ?? null)
  }

  private learnGroups(groups: MatcherLexicon['synonyms'], learned: Map<string, number[]>): void {
    groups.forEach((group, number) => {
      for (const phrase of group) {
        const tokens = tokensOf(phrase)
        for (const key of new Set([tokens.join(' '), this.basesOf(tokens).join(' ')])) {
          const numbers = learned.get(key) ?? []
          if (!numbers.includes(number)) learned.set(key, [...numbers, number])
        }
      }
    })
  }

  private learnRivals({ opposites, siblings, synonyms }: MatcherLexicon): void {
    const heads = new Map(synonyms.map((group) => [group[0] ?? '', group]))
    const widen = (side: readonly string[]) =>
      side.flatMap((word) =>
        (heads.get(word) ?? [word]).filter((one) => one === word || !broad.has(one)),
      )
    for (const [one, other] of opposites) this.oppose(widen(one), widen(other), 'opposites')
    for (const group of siblings) {
      group.forEach((word, i) => {
        this.oppose([word], group.slice(i + 1), 'siblings')
      })
    }
  }

  private oppose(
    one: readonly string[],
    other: readonly string[],
    kind: 'opposites' | 'siblings',
  ): void {
    for (const a of one) {
      for (const b of other) {
        const [left, right] = [this.key(a), this.key(b)]
        if (left === right) continue
        this.rivalsOf(left).set(right, this.rivalsOf(left).get(right) ?? kind)
        this.rivalsOf(right).set(left, this.rivalsOf(right).get(left) ?? kind)
      }
    }
  }

  private rivalsOf(word: string) {
    const rivals = this.rivals.get(word) ?? new Map<string, 'opposites' | 'siblings'>()
    this.rivals.set(word, rivals)
    return rivals
  }

  private learnPhrases(lexicon: MatcherLexicon): void {
    for (const filler of lexicon.fillers) this.addPhrase(filler, { kind: 'filler' })
    for (const { means, said } of lexicon.phrases) {
      for (const phrase of said) this.addPhrase(phrase, { kind: 'type', type: means })
    }
    const known = [
      ...lexicon.synonyms.flat(),
      ...lexicon.alike.flat(),
      ...lexicon.opposites.flat(2),
      ...lexicon.siblings.flat(),
    ]
    for (const phrase of new Set(known)) {
      const bases = this.basesOf(tokensOf(phrase))
      if (bases.length > 1) this.addPhrase(phrase, { kind: 'words', bases })
    }
  }

  private addPhrase(phrase: string, meaning: PhraseMeaning): void {
    const parts = phrase.split('…').map((part) => this.basesOf(tokensOf(part)))
    this.phrases.add(
      parts.flatMap((part, i) => (i === 0 ? part : ['…', ...part])),
      meaning,
    )
  }

  private basesOf(tokens: readonly string[]): readonly string[] {
    return tokens.map((token) => this.base(token))
  }

  private key(phrase: string): string {
    return this.basesOf(tokensOf(phrase)).join(' ')
  }
}
