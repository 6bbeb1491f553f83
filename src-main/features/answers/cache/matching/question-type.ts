/** From the most to the least telling; the first one found is what is asked. */
const order = [
  ...[
    'until when',
    'from when',
    'how often',
    'how far',
    'how big',
    'status',
    'how long',
    'how many',
    'price',
    'difference',
    'what if',
    'why',
  ],
  ...['who', 'where', 'when', 'which', 'must', 'what to do', 'how', 'may', 'offer', 'request'],
  ...['what is', 'whether'],
]
/** Words that ask for something even in a sentence that asks nothing. */
const cues: Readonly<Record<string, readonly string[]>> = {
  price: ['price', 'cost', 'fee', 'tariff'],
  where: ['address', 'whereabouts', 'directions'],
  'how long': ['duration'],
  'until when': ['deadline'],
  why: ['reason', 'cause'],
}
/** Kinds that say so little that a cue says more. */
const vague = new Set(['what is', 'which', 'statement', 'request'])
/** "How big", "how old": to which degree. */
const degrees = new Set(
  'often far big large old tall high deep hot cold fast heavy hard good bad tight loud wide strict'.split(
    ' ',
  ),
)
const auxiliary = new Set('do does did is are can could should will would may must am'.split(' '))
const byFirstWord: Readonly<Record<string, string>> = {
  ...{ what: 'what is', which: 'which', when: 'when', where: 'where', why: 'why', who: 'who' },
  ...{ whose: 'who', whom: 'who', how: 'how', can: 'may', may: 'may', could: 'request' },
  ...{ do: 'whether', does: 'whether', is: 'whether', are: 'whether', did: 'whether' },
  ...{ will: 'whether', has: 'whether', have: 'whether', was: 'whether', must: 'must' },
  ...{ should: 'whether', would: 'whether', am: 'whether', might: 'may' },
}

/** What kind of thing a question asks for, the most telling first; "statement" where it asks nothing. */
export function typesOf(from: {
  readonly tokens: readonly string[]
  readonly taken: ReadonlySet<number>
  readonly typesFound: readonly { readonly type: string; readonly at: number }[]
  readonly units: readonly string[]
}): readonly string[] {
  const asked = new Set([
    ...from.typesFound.map(({ type, at }) => (isAmount(from.tokens, at) ? 'how many' : type)),
    ...firstWordTypes(from),
    ...permissionAsked(from.tokens),
  ])
  const sorted = order.filter((name) => asked.has(name))
  const main = sorted[0] ?? 'statement'
  const hinted = Object.entries(cues).flatMap(([type, words]) =>
    words.some((word) => from.units.includes(word)) ? [type] : [],
  )
  const types = vague.has(main) ? [...hinted, main, ...sorted] : [main, ...sorted, ...hinted]
  return [...new Set(types)]
}

/** "Is smoking allowed", "photos ok": asks for leave, whatever it starts with. */
const permissionAsked = (tokens: readonly string[]): readonly string[] =>
  tokens.some((token) => permissions.has(token)) && !tokens.includes('not') ? ['may'] : []

const permissions = new Set('allowed permitted possible ok okay alright acceptable'.split(' '))

/** By the word a question starts or ends with, or that stands before "do", "is" and the like. */
function firstWordTypes(from: Parameters<typeof typesOf>[0]): readonly string[] {
  const { tokens, taken, typesFound } = from
  const start = tokens.findIndex((_, i) => !taken.has(i))
  return tokens.flatMap((token, i) => {
    const type = Object.hasOwn(byFirstWord, token) ? byFirstWord[token] : undefined
    if (type === undefined || taken.has(i)) return []
    if (token === 'what' && /^happens?$/u.test(tokens[i + 1] ?? '')) return ['what if']
    if (token === 'how' && tokens[i + 1] === 'long') return ['how long']
    if (token === 'how' && degrees.has(tokens[i + 1] ?? ''))
      return [tokens[i + 1] === 'often' ? 'how often' : 'how far']
    const questionWord = /^(?:wh|how)/u.test(token)
    const asks = questionWord && (auxiliary.has(tokens[i + 1] ?? '') || i === tokens.length - 1)
    const opens = i === start && typesFound.every(({ at }) => at > i)
    return opens || asks ? [type] : []
  })
}

/** "How much cash" asks for an amount, "how much is" for a price. */
function isAmount(tokens: readonly string[], at: number): boolean {
  if (tokens[at] !== 'how' || tokens[at + 1] !== 'much') return false
  const next = tokens[at + 2]
  return (
    next !== undefined &&
    !/^(?:time|is|are|do|does|did|for|will|would|a|an|the|to|cost|it)$/u.test(next)
  )
}

/** Words by which a kind of question is asked, and that say nothing more of it. */
const asking: Readonly<Record<string, readonly string[]>> = {
  price: ['price', 'cost', 'set back'],
  where: ['locate', 'location', 'find'],
  when: ['time', 'hour', 'take place', 'happen'],
  'how long': ['take', 'last', 'time', 'duration'],
  may: ['able', 'be able to', 'able to', 'allow', 'permit', 'let', 'permitted'],
  how: ['way', 'step'],
  who: ['responsible'],
}

/** Whether a word only asks: "cost" in a question for a price. */
export const isAsking = (said: string, types: readonly string[]) =>
  asking[types[0] ?? '']?.includes(said) ?? false
