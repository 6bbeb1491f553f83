import type { DraftGate } from './draft-gate'
import { plainText } from './plain-text'

export const noAnswer = 'NO ANSWER'

/** What may become a mark, a link, a picture, a tag or a token once more of it has come. */
const open =
  /(?:\s+|\s*!?\[[^\]\n]{0,300}(?:\](?:\([^\n]{0,2000})?)?|<[^>\n]{0,200}|⟦[^⟧\n]{0,40}|!|`+|^ {0,3}#+|(?:^|\n)[^\S\n]*(?:\d{1,2}[.)]?|[-*+]+)\s*)$/

/** A word with the space before it, or the full stop behind one: a mark may have stood between them. */
const word = /\s*(?:(?<=^\s*|\n\s*)(?:\d{1,2}[.)]|[-*+])\s+)?\S*[^\s.,;:!?"”)*]|\s*[.,;:!?"”)*]+/g

/**
 * A model's words as they may be shown while they come: without marks of citations and markup,
 * private values back in place, nothing that the gate holds back, and nothing at all of a refusal.
 */
export class DraftStream {
  private text = ''
  /** Words that were looked at, each with the space before it. */
  private seen: readonly string[] = []
  /** The beginning of the first word, shown already: letters alone say nothing untrue. */
  private early = ''
  private isEmpty = true

  constructor(
    private readonly the: {
      readonly restore: (text: string) => string
      readonly gate: DraftGate
      readonly onWords: (text: string) => void
    },
  ) {}

  push(delta: string): void {
    this.text += delta
    if (mayBeRefusal(this.text)) return
    const settled = settledPart(this.text)
    const next = this.text.charAt(settled.length)
    // Half a word may become another one, and half a number is another one.
    this.show(settled, next === '[' || /\s/.test(next))
  }

  end(): void {
    if (!isRefusal(this.text)) this.show(this.text, true)
  }

  private show(part: string, isWhole: boolean): void {
    const unmarked = plainText(part).replace(/ *\[[\d,\s]{1,12}\]/g, '')
    // What is put back is somebody's text, too.
    const clean = plainText(this.the.restore(unmarked))
    const words = clean.match(word) ?? []
    const ready = isWhole ? words : words.slice(0, -1)
    // What was shown is not taken back: the finished blocks will put it right.
    if (!this.seen.every((one, i) => ready[i] === one)) return
    if (ready.length === 0) this.begin(words[0] ?? '')
    const fresh = ready.slice(this.seen.length)
    const shown = fresh.filter((one, i) => {
      const isFirst = this.seen.length + i === 0
      return this.the.gate.passes(one.trim(), isFirst || one.includes('\n'))
    })
    this.seen = ready
    this.say(shown.join(''))
  }

  /** Nobody waits for the first word to be whole. */
  private begin(first: string): void {
    const word = first.trimStart()
    if (word.length <= this.early.length || !/^\p{L}+$/u.test(word)) return
    this.the.onWords(word.slice(this.early.length))
    this.early = word
  }

  private say(text: string): void {
    const words = this.isEmpty ? this.afterEarly(text.trimStart()) : text
    if (text === '') return
    this.isEmpty = false
    if (words !== '') this.the.onWords(words)
  }

  private afterEarly(text: string): string {
    if (text.startsWith(this.early)) return text.slice(this.early.length)
    return this.early === '' ? text : ` ${text}`
  }
}

export const isRefusal = (text: string) => lettersOf(text).startsWith(noAnswer)

const mayBeRefusal = (text: string) =>
  noAnswer.startsWith(lettersOf(text).trimEnd()) || isRefusal(text)

const lettersOf = (text: string) =>
  text
    .toUpperCase()
    .replace(/[^A-Z]+/g, ' ')
    .trimStart()

/** All but the end that more text may still change. */
function settledPart(text: string): string {
  let settled = text
  // A mark may stand behind another one.
  for (let match = open.exec(settled); match !== null; match = open.exec(settled)) {
    settled = settled.slice(0, match.index)
  }
  return settled
}
