import { join } from 'node:path'
import { noContext } from '@shared/ask/routing-context'
import { noticeable } from '@shared/tickets/alike-contract'
import type { TicketGuesses } from '@shared/tickets/guess-contract'
import { z } from 'zod'
import { composeRouting, type RoutingParts } from './compose-routing'
import {
  type Guessed,
  type GuessFigures,
  guessFigures,
} from './features/tickets/evaluation/guess-figures'
import type { DeskGroup, DeskLine } from './features/tickets/evaluation/labelled-tickets'
import {
  type FoundReport,
  foundFigures,
  type PlacedTicket,
  placed,
  type WayToFind,
} from './features/tickets/evaluation/likeness-figures'
import { openTrialDesk, type TrialBay } from './features/tickets/evaluation/trial-desk'
import { compileGuessRules } from './features/tickets/guesses/guess-rules'
import { TicketGuesser } from './features/tickets/guesses/ticket-guesser'
import { soughtWords } from './features/tickets/likeness/shared-words'
import { compileSymptoms } from './features/tickets/likeness/symptoms'
import { TicketLikeness } from './features/tickets/likeness/ticket-likeness'
import { TicketMeaning } from './features/tickets/likeness/ticket-meaning'
import { meaningOf } from './features/tickets/likeness/ticket-text'
import { TicketVectorStore } from './features/tickets/likeness/ticket-vector-store'
import { WordMatchStore } from './features/tickets/likeness/word-match-store'
import { compileShorthand, type InFull } from './features/tickets/wording/shorthand'
import { systemClock } from './platform/clock'
import { readJsonResource } from './shipped-content'

const club = z.object({
  locations: z
    .array(
      z.object({
        ...{ id: z.string(), name: z.string(), address: z.string(), phone: z.string() },
        ...{ timeZone: z.string(), bays: z.number() },
      }),
    )
    .min(1),
})

/** What the dialog of a new ticket fills in, at a desk of the club that ships with the app. */
export interface TrialGuesser {
  readonly places: z.infer<typeof club>['locations']
  readonly bays: readonly TrialBay[]
  /** The desk's own location, where the text says no other. */
  readonly home: string
  readonly inFull: InFull
  guess(text: string): TicketGuesses
}

export function trialGuesser(parts: RoutingParts): TrialGuesser {
  const { router, emergencyRules } = composeRouting(parts)
  const places = club.parse(readJsonResource(parts.paths, 'demo-club/club.json')).locations
  const bays = places.flatMap(({ id, bays: count }) =>
    Array.from({ length: count }, (_, i) => ({
      ...{ id: `${id}-${i + 1}`, locationId: id, number: i + 1 },
    })),
  )
  const inFull = compileShorthand(readJsonResource(parts.paths, 'tickets/shorthand.json'))
  const guesser = new TicketGuesser({
    rules: compileGuessRules(readJsonResource(parts.paths, 'tickets/guesses.json')),
    inFull,
    places: () => places,
    choices: () => ({ bays, tags: [] }),
    danger: (text) => emergencyRules(text).finding?.kinds ?? null,
    isEquipment: (text) => router.route(text, null, noContext).label === 'tech',
    clock: systemClock,
  })
  const home = places[0]?.id ?? ''
  return { places, bays, home, inFull, guess: (text) => guesser.guess({ text, locationId: home }) }
}

export function evaluateGuesses(the: TrialGuesser, lines: readonly DeskLine[]): GuessFigures {
  return guessFigures(lines, (text): Guessed => {
    const { category, priority, locationId, bayId } = the.guess(text)
    return {
      ...{ category: category?.value ?? null, priority: priority?.value ?? null },
      locationId: locationId?.value ?? null,
      bay: the.bays.find(({ id }) => id === bayId?.value)?.number ?? null,
    }
  })
}

export interface LikenessReport {
  readonly tickets: number
  readonly nearMisses: number
  readonly likeness: FoundReport
  /** The same where there is no language model. */
  readonly withoutModel: FoundReport
  /** The yardstick: full-text search alone. */
  readonly words: FoundReport
}

/** Each ticket as the dialog would have made it, on a desk of its own, and then each asked for. */
export async function evaluateLikeness(
  { paths, embedTexts, logger }: RoutingParts,
  the: TrialGuesser,
  groups: readonly DeskGroup[],
): Promise<LikenessReport> {
  const tickets = placed(groups)
  const desk = openTrialDesk(
    { bays: the.bays, tickets: tickets.map((one) => asMade(the, one)) },
    { migrations: join(paths.migrations, 'sqlite'), logger },
  )
  const symptoms = compileSymptoms(readJsonResource(paths, 'tickets/concepts.json'), the.inFull)
  const wording = () => ({ places: the.places, inFull: the.inFull })
  const meaning = new TicketMeaning({
    ...{ store: new TicketVectorStore(desk.local), wording, embed: embedTexts, logger },
    isBusy: () => false,
  })
  // Background work alone does not keep a process running.
  const awake = setInterval(() => {}, 1_000)
  try {
    meaning.begin()
    await meaning.settled()
    // All at once, as one that is typed has been embedded before it is looked for.
    await embedTexts(tickets.map(({ text }) => meaningOf(text, wording())))
    const parts = {
      ...{ meaning, wording, words: new WordMatchStore(desk.local.read, systemClock) },
      symptoms: () => symptoms,
    }
    const embedNow = async (text: string) => (await embedTexts([text]))[0] ?? null
    const all = new TicketLikeness({ ...parts, embedNow })
    const noModel = new TicketLikeness({ ...parts, embedNow: () => Promise.resolve(null) })
    return {
      tickets: tickets.filter(({ group }) => group !== null).length,
      nearMisses: tickets.filter(({ group }) => group === null).length,
      likeness: await foundFigures(tickets, asTheAppAsks(the, all)),
      withoutModel: await foundFigures(tickets, asTheAppAsks(the, noModel)),
      words: await foundFigures(tickets, byWords(parts.words)),
    }
  } finally {
    clearInterval(awake)
    await meaning.close()
    desk.close()
  }
}

function asMade(the: TrialGuesser, { id, text }: PlacedTicket) {
  const { category, locationId, bayId } = the.guess(text)
  return {
    ...{ id, title: text, category: category?.value ?? ('tech' as const) },
    ...{ locationId: locationId?.value ?? the.home, bayId: bayId?.value ?? null },
  }
}

const here = { openOnly: true, unasked: true } as const

/** The search box looks everywhere; the hint among three open ones of the ticket's location. */
function asTheAppAsks(the: TrialGuesser, likeness: TicketLikeness): WayToFind {
  return {
    search: async (text, exceptId) => {
      const found = await likeness.alike({ text, limit: 5, openOnly: false, exceptId })
      return found.map(({ ticket }) => ticket.id)
    },
    hint: async (text, exceptId) => {
      const locationId = the.guess(text).locationId?.value ?? the.home
      const found = await likeness.alike({ text, limit: 3, ...here, locationId, exceptId })
      return found
        .filter(({ similarity }) => similarity >= noticeable)
        .map(({ ticket }) => ticket.id)
    },
  }
}

const byWords = (words: WordMatchStore): WayToFind => ({
  search: (text, exceptId) =>
    Promise.resolve(
      words.matching(words.count(soughtWords(text)), { openOnly: false, exceptId }, 5),
    ),
})
