import { normaliseQuestion, saysSomething, wordsOf } from '../ask/question-text'

/** Words that say what state a thing is in or what one does about it, not which thing it is. */
const weakStems = new Set(
  `again after all always another any anymore away back bad badly bay before below both broke broken
  change check closes comes completely customer dead does during error every evening fail fails failed
  failing fault faulty few fix flicker flickers found full gets goes guest guests happens help hold
  inside issue keeps last left less lost low made make missing more morning new night no not nothing off
  old once one only open over own part please problem react reacts repair replace replacement reported
  request reset respond responds restart restarts right running says seen several since slow slowly
  small some sometimes soon still stop stopped stops stuck take takes there through time times today
  too two under until use used very wait wants weird while without won work working works worn wrong
  yesterday`
    .split(/\s+/)
    .map(stemOf),
)

/** The words of names. */
export function wordsOfNames(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => wordsOf(normaliseQuestion(name))))
}

export interface TopicWord {
  /** One form of a word, whatever ending it has. */
  readonly stem: string
  /** As it was written, in small letters. */
  readonly word: string
  /** It names a thing, rather than what is wrong with it. */
  readonly strong: boolean
}

/**
 * What a title is about: its words that say something, each once, in their order; no numbers.
 * @param places words of the names of places, which say where and not what
 */
export function topicOf(title: string, places: ReadonlySet<string>): readonly TopicWord[] {
  const words = wordsOf(normaliseQuestion(title)).filter(
    (word) => isTelling(word) && !places.has(word),
  )
  const topic = new Map<string, TopicWord>()
  for (const word of words) {
    const stem = stemOf(word)
    if (!topic.has(stem)) topic.set(stem, { stem, word, strong: !weakStems.has(stem) })
  }
  return [...topic.values()]
}

/** Whether two titles are about the same: most of what the shorter one says, the other says, too. */
export function isAlike(one: readonly TopicWord[], other: readonly TopicWord[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  const stems = new Set(long.map(({ stem }) => stem))
  const shared = short.filter(({ stem }) => stems.has(stem))
  const enough = Math.min(2, short.length)
  const tellsThing = shared.some(({ strong }) => strong)
  return tellsThing && shared.length >= enough && shared.length / short.length >= 0.6
}

const isTelling = (word: string) =>
  word.length > 1 && word !== 'bay' && !/^\p{N}+$/u.test(word) && saysSomething(word)

/** Light: plurals and the commonest endings of verbs, so that `lamps` and `lamp` are one. */
export function stemOf(word: string): string {
  const plain = word.replace(/'s?$/u, '')
  if (plain.length <= 3) return plain
  if (/(?:ss|us|is)$/u.test(plain)) return plain
  if (/ies$/u.test(plain)) return `${plain.slice(0, -3)}y`
  if (/(?:sh|ch|x|ss|z)es$/u.test(plain)) return plain.slice(0, -2)
  if (/s$/u.test(plain)) return stemOf(plain.slice(0, -1))
  if (plain.length > 5 && /ing$/u.test(plain)) return undoubled(plain.slice(0, -3))
  if (plain.length > 4 && /ed$/u.test(plain)) return undoubled(plain.slice(0, -2))
  return plain
}

/** `dripp` → `drip`. */
function undoubled(stem: string): string {
  return stem.replace(/([bdgmnprt])\1$/u, '$1')
}
