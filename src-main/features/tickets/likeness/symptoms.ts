import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import { z } from 'zod'
import { namedBay } from '../wording/named-bay'
import type { InFull } from '../wording/shorthand'
import { stem } from './shared-words'

const phrases = z.record(z.string(), z.array(z.string().min(1)).min(1))
const conceptsFile = z.object({
  things: phrases,
  states: phrases,
  /** That something does not work, without saying how: at odds with no state. */
  faults: phrases,
  /** That it is no more so. */
  over: z.array(z.string().min(1)),
  rooms: phrases,
  /** States of which a thing is in one only. */
  opposites: z.array(z.tuple([z.string(), z.string()])),
})

type Names = ReadonlySet<string>

/** What a text speaks of, by name, however it says it: things, what is with them, and where. */
export interface Symptoms {
  readonly things: Names
  readonly states: Names
  readonly faults: Names
  readonly isOver: boolean
  readonly rooms: Names
  readonly bay: number | null
}

/** How two texts agree in what they speak of, each 0 to 1. */
export interface Agreement {
  readonly things: number
  readonly states: number
  /** Both name things, and not one is the same. */
  readonly foreign: number
  /** Something is with both, and not the same. */
  readonly opposed: number
  /** What one says cannot be while the other is so. */
  readonly contrary: number
  /** Both name the same bay. */
  readonly sameBay: number
  /** Both name rooms, and not one is the same. */
  readonly otherRoom: number
}

export interface SymptomReader {
  /** @param text its shorthand written out */
  read(text: string): Symptoms
  compare(asked: Symptoms, there: Symptoms): Agreement
}

/**
 * Compiles the club's ways of saying the same: "screen goes dark" and "projector cuts out".
 * @param json the content of `resources/tickets/concepts.json`
 */
export function compileSymptoms(json: unknown, inFull: InFull): SymptomReader {
  const file = conceptsFile.parse(json)
  const find = {
    ...{ things: finderOf(file.things, inFull), states: finderOf(file.states, inFull) },
    ...{ faults: finderOf(file.faults, inFull), rooms: finderOf(file.rooms, inFull) },
    over: finderOf({ over: file.over }, inFull),
  }
  const opposites = new Set(file.opposites.flatMap(([a, b]) => [pair(a, b), pair(b, a)]))
  return {
    read: (text) => {
      const [read, bay] = [stemmed(text), namedBay(text)]
      return {
        ...{ things: find.things(read), states: find.states(read), faults: find.faults(read) },
        ...{ isOver: find.over(read).size > 0, bay },
        rooms: new Set([...find.rooms(read), ...(bay === null ? [] : ['bay'])]),
      }
    },
    compare: (asked, there) => agreementOf(asked, there, opposites),
  }
}

/** Which bay it is may be said apart from the text. */
export const withBay = (symptoms: Symptoms, bay: number | null): Symptoms =>
  bay === null ? symptoms : { ...symptoms, bay, rooms: new Set([...symptoms.rooms, 'bay']) }

/** Both name a bay, and it is not the same. */
export const areInOtherBays = (one: Symptoms, other: Symptoms): boolean =>
  one.bay !== null && other.bay !== null && one.bay !== other.bay

const pair = (a: string, b: string) => `${a} / ${b}`

function agreementOf(asked: Symptoms, there: Symptoms, opposites: Names): Agreement {
  const saidOf = ({ states, faults }: Symptoms) => new Set([...states, ...faults])
  const opposite = (a: string) => [...saidOf(there)].some((b) => opposites.has(pair(a, b)))
  const things = shared(asked.things, there.things)
  const states = shared(saidOf(asked), saidOf(there))
  const isContrary = [...saidOf(asked)].some(opposite) || asked.isOver !== there.isOver
  return {
    ...{ things, states },
    foreign: Number(areApart(asked.things, there.things)),
    opposed: Number(states === 0 && areApart(asked.states, there.states)),
    contrary: Number(isContrary),
    sameBay: Number(asked.bay !== null && asked.bay === there.bay),
    otherRoom: Number(areApart(asked.rooms, there.rooms)),
  }
}

/** How much of what one speaks of the other speaks of, too. */
function shared(asked: Names, there: Names): number {
  const both = [...asked].filter((concept) => there.has(concept)).length
  return both === 0 ? 0 : both / Math.sqrt(asked.size * there.size)
}

const areApart = (asked: Names, there: Names) =>
  asked.size > 0 && there.size > 0 && ![...asked].some((concept) => there.has(concept))

function finderOf(concepts: z.infer<typeof phrases>, inFull: InFull) {
  const known = new Map<string, { readonly concept: string; readonly phrase: string }[]>()
  for (const [concept, all] of Object.entries(concepts)) {
    for (const each of all) {
      const phrase = stemmed(inFull(each))
      const first = firstWord(phrase)
      known.set(first, [...(known.get(first) ?? []), { concept, phrase }])
    }
  }
  return (read: string): Names => {
    const begun = [...new Set(read.trim().split(' '))].flatMap((word) => known.get(word) ?? [])
    const spokenOf = begun.filter(({ phrase }) => read.includes(phrase))
    return new Set(spokenOf.map(({ concept }) => concept))
  }
}

const firstWord = (phrase: string) => phrase.trim().split(' ')[0] ?? ''

const stemmed = (text: string) => ` ${wordsOf(normaliseQuestion(text)).map(stem).join(' ')} `
