import type { TextSpan } from '@shared/training/number-spans'

const word = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]{2,})*/gu
/** What may stand between the words of one name: a comma when it is turned round, an initial. */
const between = /^(?:[\s.,-]|['’]s?){1,3}$/u

/** Names that are words as well: alone they are taken for the word. */
const alsoWords = new Set(
  (
    'amber april art ash august autumn bay bill bishop black brook brooks brown bush carter chance ' +
    'chase christian cook cooper daisy dale dawn dean dick drew earl faith field finch fisher fox ' +
    'frank gold grace grant gray green guy hall hazel heath hill holly hope hunter iris ivy jack joy ' +
    'june king lane lee lily long mark marsh mason max may miles mills mark moss ' +
    'page park parker pat penny perry pierce pope porter price ray reed rich rob robin rose ruby ' +
    'ruth rush sandy sky star stone summer sue terry trip victor violet wade ward way west white ' +
    'will wood woods wright young'
  ).split(' '),
)

/** Finds names of people who are known, whole, turned round, or their first or last name alone. */
export class KnownPeople {
  /** Each name as its words, by its first one. */
  private readonly names = new Map<string, string[][]>()

  constructor(names: readonly string[]) {
    for (const name of names) this.add(wordsOf(name).map(({ folded }) => folded))
  }

  find(text: string): readonly TextSpan[] {
    const words = wordsOf(text)
    const found: TextSpan[] = []
    for (let n = 0; n < words.length; ) {
      const name = words.slice(n, n + this.longestFrom(text, words, n))
      const [first, last] = [name[0], name.at(-1)]
      if (first !== undefined && last !== undefined) {
        found.push({ start: first.start, end: last.end })
      }
      n += Math.max(1, name.length)
    }
    return found
  }

  private add(words: readonly string[]): void {
    const [first, last] = [words[0], words.at(-1)]
    if (first === undefined || last === undefined) return
    const forms = [[...words], [first, last], [last, first]]
    const alone = words.filter((one) => one.length >= 3 && !alsoWords.has(one)).map((one) => [one])
    for (const form of words.length === 1 ? alone : [...forms, ...alone]) {
      const key = form[0] ?? ''
      const known = this.names.get(key)
      if (known === undefined) this.names.set(key, [form])
      else known.push(form)
    }
  }

  /** How many words from the n-th on are a name. */
  private longestFrom(text: string, words: readonly Word[], n: number): number {
    const forms = this.names.get(words[n]?.folded ?? '') ?? []
    const lengths = forms
      .filter((form) => form.every((one, k) => words[n + k]?.folded === one))
      .filter((form) => joined(text, words.slice(n, n + form.length)))
      .map(({ length }) => length)
    return Math.max(0, ...lengths)
  }
}

interface Word extends TextSpan {
  /** In small letters, without accents. */
  readonly folded: string
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(word)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    folded: found.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase(),
  }))
}

function joined(text: string, words: readonly Word[]): boolean {
  return words.every((one, n) => {
    const next = words[n + 1]
    return next === undefined || between.test(text.slice(one.end, next.start))
  })
}
