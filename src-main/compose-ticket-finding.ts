import type { Person } from '@shared/accounts/account-contract'
import { noContext } from '@shared/ask/routing-context'
import type { Location } from '@shared/knowledge/knowledge-contract'
import type { Core } from './compose-core'
import type { LocalDatabase } from './data/sqlite/local-database'
import type { DeskSync } from './data/sync/desk-sync'
import { compileGuessRules } from './features/tickets/guesses/guess-rules'
import { type GuessDependencies, TicketGuesser } from './features/tickets/guesses/ticket-guesser'
import { MeanLikeness } from './features/tickets/likeness/mean-likeness'
import { compileSymptoms } from './features/tickets/likeness/symptoms'
import { TicketLikeness } from './features/tickets/likeness/ticket-likeness'
import { TicketMeaning } from './features/tickets/likeness/ticket-meaning'
import { TicketVectorStore } from './features/tickets/likeness/ticket-vector-store'
import { WordMatchStore } from './features/tickets/likeness/word-match-store'
import type { TicketStore } from './features/tickets/ticket-store'
import { TracedTicketStore } from './features/tickets/traced/traced-ticket-store'
import { TracedTickets } from './features/tickets/traced/traced-tickets'
import { compileShorthand, type InFull } from './features/tickets/wording/shorthand'
import { embedRecent } from './llm/embed-recent'
import { once } from './platform/once'
import { readJsonResource } from './shipped-content'

interface Parts {
  readonly local: LocalDatabase
  readonly person: Person
  readonly tickets: TicketStore
  readonly desk: DeskSync
  readonly locations: { all(): readonly Location[] }
  readonly redacted: (text: string) => string
  /** Somebody is being answered now. */
  readonly isBusy: () => boolean
  /** Who gets a ticket by the club's rules. */
  readonly assigneeFor: NonNullable<GuessDependencies['assigneeFor']>
}

/** After the first copy the window, the passages and the answers come first. */
const settlingMs = 3_000

/** Tickets by their text: those alike, what a new one is about, those that questions led to. */
export function composeTicketFinding(core: Core, the: Parts) {
  const { local, person, desk, locations, redacted } = the
  const inFull = lazily(() => compileShorthand(readJsonResource(core.options.paths, shorthandFile)))
  const places = () => locations.all()
  const wording = () => ({ places: places(), inFull })
  const meaning = new TicketMeaning({
    ...{ store: new TicketVectorStore(local), wording, isBusy: the.isBusy, logger: core.logger },
    embed: (texts) => core.embedder.embed(texts),
  })
  const symptoms = once(() =>
    compileSymptoms(readJsonResource(core.options.paths, conceptsFile), inFull),
  )
  const likeness = new TicketLikeness({
    ...{ meaning, words: new WordMatchStore(local.read, desk.clock), symptoms, wording },
    embedNow: embedRecent(core.embedder),
  })
  const traced = new TracedTickets({
    ...{
      store: new TracedTicketStore(local.read, desk.clock),
      writer: desk.writer,
      person,
      redacted,
    },
    ...{ places: () => places().map(({ id }) => id), clock: desk.clock },
  })
  const start = beginLater(meaning)
  return {
    groups: new MeanLikeness({ meaning, symptoms, wording }),
    ...{ likeness, meaning, traced, guesser: composeGuesser(core, { ...the, inFull }) },
    begin: start.begin,
    close: () => {
      start.cancel()
      return meaning.close()
    },
  }
}

const conceptsFile = 'tickets/concepts.json'
const rulesFile = 'tickets/guesses.json'
const shorthandFile = 'tickets/shorthand.json'

function composeGuesser(
  { routing, options, clock }: Core,
  { locations, tickets, assigneeFor, inFull }: Parts & { readonly inFull: InFull },
) {
  const rules = once(() => compileGuessRules(readJsonResource(options.paths, rulesFile)))
  return new TicketGuesser({
    rules: {
      categories: (text) => rules().categories(text),
      priority: (text) => rules().priority(text),
    },
    ...{ inFull, places: () => locations.all() },
    choices: () => tickets.choices(),
    danger: (text) => routing.emergencyRules(text).finding?.kinds ?? null,
    isEquipment: (text) => routing.router.route(text, null, noContext).label === 'tech',
    ...{ clock, assigneeFor },
  })
}

/** Made when it is first used. */
function lazily<Input, Output>(make: () => (input: Input) => Output): (input: Input) => Output {
  const made = once(make)
  return (input) => made()(input)
}

function beginLater(meaning: TicketMeaning) {
  let timer: NodeJS.Timeout | null = null
  return {
    begin: (copied: Promise<void>) => {
      void copied.finally(() => {
        timer = setTimeout(() => meaning.begin(), settlingMs).unref()
      })
    },
    cancel: () => {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
