import { normaliseQuestion } from '@shared/ask/question-text'

const counted = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const ordered = [
  ...['first', 'second', 'third', 'fourth', 'fifth'],
  ...['sixth', 'seventh', 'eighth', 'ninth', 'tenth'],
]

const number = `(?:\\d{1,3}|${counted.join('|')})`
const ordinal = `(?:\\d{1,2}(?:st|nd|rd|th)|${ordered.join('|')})`
/** `bay 4`, `bay #4`, `sim four`, `b4`, `b-4`, each perhaps with others: `bays 2 and 3`, `bays 5-8`. */
const afterWord = `\\b(?:(?:bays?|sims?|simulators?)\\s*(?:no\\.?\\s*|number\\s*|#\\s*|-\\s*)?|b[-#]?(?=\\d))(${number})\\b(?!%)`
const others = `((?:\\s*(?:,|and|&|n|or|to|/|-|\\+)\\s*#?(?:${number})\\b)*)`
const named = new RegExp(`${afterWord}${others}`, 'gu')
/** `the third bay`. */
const namedInOrder = new RegExp(`\\b(${ordinal})\\s+(?:bay|sim|simulator)\\b`, 'gu')
/** `#4`, where no bay is named otherwise. */
const numbered = /(?<![\p{L}\p{N}])#(\d{1,2})\b(?! ?(?:iron|wood|hole|ball))/gu

/** The one bay that a text names, by its number; `null`: none, or several. */
export function namedBay(text: string): number | null {
  const read = normaliseQuestion(text)
  const found = [...read.matchAll(named)].flatMap(([, first = '', more = '']) => [
    first,
    ...(more.match(new RegExp(number, 'gu')) ?? []),
  ])
  const inOrder = [...read.matchAll(namedInOrder)].map(([, one = '']) => one)
  const all = [...found, ...inOrder].map(inDigits)
  const numbers = new Set(
    all.length > 0 ? all : [...read.matchAll(numbered)].map(([, n]) => Number(n)),
  )
  const [only] = numbers
  return numbers.size === 1 && only !== undefined ? only : null
}

/** A normalised text without the bays that it names: what is wrong, wherever it is. */
export function withoutBays(normalised: string): string {
  return normalised.replace(named, ' ').replace(namedInOrder, ' ')
}

function inDigits(word: string): number {
  const at = Math.max(counted.indexOf(word), ordered.indexOf(word))
  return at >= 0 ? at + 1 : Number.parseInt(word, 10)
}
