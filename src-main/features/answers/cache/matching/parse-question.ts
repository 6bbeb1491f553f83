import { normaliseQuestion } from '@shared/ask/question-text'
import { withoutGreeting, withoutLeadIn } from './lead-in'
import type { ParsedQuestion, QuestionUnit, Relation } from './parsed-question'
import { longestQuestion, tokensOf } from './question-tokens'
import { isAsking, typesOf } from './question-type'
import { type Reading, readQuestion } from './read-question'
import {
  failures,
  negations,
  personGroups,
  prepositions,
  quantifierGroups,
  structureWords,
} from './word-classes'
import type { WordKnowledge } from './word-knowledge'

const pronouns = new Map(
  Object.entries({
    ...{ i: 'I', me: 'me', we: 'I', us: 'me', you: 'you' },
  }),
)
/** How far a "not" reaches. */
const reach = 3

/** @param places names of locations, each in base tokens */
export function parseQuestion(
  text: string,
  words: WordKnowledge,
  places: readonly (readonly string[])[],
): ParsedQuestion {
  const normalised = normaliseQuestion(text)
  const tooLong = normalised.length > longestQuestion
  const spoken = tooLong ? [] : tokensOf(withoutGreeting(normalised))
  const tokens = withoutLeadIn(spoken.map((token) => words.spelled(token)))
  const reading = readQuestion(tokens, { text, words, places })
  const found = unitsOf(reading, words)
  const types = typesOf({ ...reading, units: found.map(({ said }) => said) })
  const asks = ({ said }: QuestionUnit) => isAsking(said, types)
  const units = found
    .filter((unit) => !asks(unit))
    .map((unit) => ({ ...unit, parts: unit.parts.filter((part) => !asks(part)) }))
  return {
    ...{ text: normalised, tooLong, tokens, units },
    values: reading.values,
    types,
    negations: negationsOf(reading, units),
    quantifiers: quantifiersOf(reading),
    places: reading.places,
    relations: relationsOf(reading, units),
    pronouns: tokens.flatMap((token) => pronouns.get(token) ?? []),
  }
}

function unitsOf(reading: Reading, words: WordKnowledge): readonly QuestionUnit[] {
  const { tokens, bases, taken } = reading
  const units: QuestionUnit[] = []
  const used = new Set(taken)
  for (let at = 0; at < tokens.length; at += 1) {
    if (used.has(at)) continue
    const phrase = words.phrases.longestAt(
      bases,
      at,
      ({ meaning, positions }) =>
        meaning.kind === 'words' && positions.every((position) => !used.has(position)),
    )
    const positions = phrase?.positions ?? [at]
    const unit = unitAt(positions, reading, words)
    if (unit === null) continue
    for (const position of positions) used.add(position)
    units.push(unit)
  }
  return units
}

function unitAt(
  positions: readonly number[],
  reading: Reading,
  words: WordKnowledge,
): QuestionUnit | null {
  const { tokens, bases, names } = reading
  const [at = 0] = positions
  const own = positions.map((position) => bases[position] ?? '')
  const spoken = positions.map((position) => tokens[position] ?? '')
  const concepts = words.conceptsOf(spoken.join(' '), own.join(' '))
  const telling = own.filter((base) => !structureWords.has(base))
  if (telling.length === 0 && (positions.length === 1 || concepts.length === 0)) return null
  if (positions.length === 1 && negations.has(own[0] ?? '')) return null
  const kept = telling.length > 0 ? telling : own
  return {
    said: own.join(' '),
    bases: kept,
    concepts,
    alike: words.alikeOf(spoken.join(' '), own.join(' ')),
    weight: Math.max(...kept.map((base) => words.weightOf(base))),
    at,
    negated: isNegated(at, reading),
    denies: own.some((base) => negations.has(base)),
    fails: own.some((base) => failures.has(base)),
    person: personOf(own),
    parts:
      positions.length > 1 ? positions.flatMap((one) => unitAt([one], reading, words) ?? []) : [],
    name: spoken.some((token) => names.has(token)),
  }
}

/** Whether a denial stands before it, with nothing of weight in between. */
function isNegated(at: number, { tokens, bases, taken }: Reading): boolean {
  for (let i = at - 1; i >= Math.max(0, at - reach); i -= 1) {
    if (negations.has(tokens[i] ?? '') && !taken.has(i)) return true
    if (!structureWords.has(bases[i] ?? '')) return false
  }
  return false
}

const partOf = new Map(
  Object.entries(personGroups).flatMap(([part, words]) =>
    words.map((word) => [word, part] as const),
  ),
)

function personOf(bases: readonly string[]): string | null {
  return partOf.get(bases.at(-1) ?? '') ?? null
}

function negationsOf({ tokens, taken }: Reading, units: readonly QuestionUnit[]) {
  const phrased = new Set(units.flatMap(({ said }) => (said.includes(' ') ? said.split(' ') : [])))
  return tokens.filter((token, i) => negations.has(token) && !taken.has(i) && !phrased.has(token))
}

function quantifiersOf({ tokens, values }: Reading): readonly string[] {
  const taken = new Set(
    values.flatMap(({ at, length }) => Array.from({ length }, (_, i) => at + i)),
  )
  const free = new Set(tokens.filter((_, i) => !taken.has(i)))
  return Object.entries(quantifierGroups).flatMap(([name, group]) =>
    group.some((word) => free.has(word)) ? [name] : [],
  )
}

function relationsOf(
  { tokens, values }: Reading,
  units: readonly QuestionUnit[],
): readonly Relation[] {
  const starts = [...units, ...values].map(({ at }) => at).sort((a, b) => a - b)
  return tokens.flatMap((token, i) => {
    if (!prepositions.has(token)) return []
    const target = starts.find((at) => at > i && at <= i + 4)
    return target === undefined ? [] : [{ preposition: token, target }]
  })
}
