import type { Citation } from '@shared/ask/ask-contract'
import { z } from 'zod'
import { answerBayPrice } from './bay-price-answers'
import { FactSources } from './fact-sources'
import { answerDeskHours, answerHolidayHours, answerOpeningHours } from './hours-answers'
import {
  answerGiftCards,
  answerGlove,
  answerJoiningFee,
  answerJuniorSet,
  answerLeftHandedSets,
  answerLessons,
  answerMemberships,
  answerPartyPackages,
  answerRentalSet,
} from './offer-answers'
import {
  answerBookingRules,
  answerCancellation,
  answerCheapestTime,
  answerExtensionPrice,
  answerPlayersLimit,
  answerPriceUnit,
  answerTaxNote,
} from './price-rule-answers'
import { type ClubWords, QuestionGrammar } from './read-question'
import type { Line, TemplateAnswerer } from './template-context'
import type {
  FactBook,
  PlaceFacts,
  TemplateAnswer,
  TemplateReading,
  TemplateScope,
} from './template-types'
import {
  answerAddress,
  answerAlcohol,
  answerContact,
  answerEmail,
  answerEventsEmail,
  answerLessonsEmail,
  answerLocations,
  answerParking,
  answerPhone,
  answerWebsite,
  answerWifi,
} from './visit-answers'

const answerers: ReadonlyMap<string, TemplateAnswerer> = new Map([
  ['opening-hours', answerOpeningHours],
  ['desk-hours', answerDeskHours],
  ['holiday-hours', answerHolidayHours],
  ['bay-price', answerBayPrice],
  ['cheapest-time', answerCheapestTime],
  ['price-unit', answerPriceUnit],
  ['extension-price', answerExtensionPrice],
  ['tax-note', answerTaxNote],
  ['rental-set', answerRentalSet],
  ['junior-set', answerJuniorSet],
  ['left-handed-sets', answerLeftHandedSets],
  ['glove', answerGlove],
  ['lessons', answerLessons],
  ['memberships', answerMemberships],
  ['joining-fee', answerJoiningFee],
  ['gift-cards', answerGiftCards],
  ['party-packages', answerPartyPackages],
  ['wifi', answerWifi],
  ['address', answerAddress],
  ['locations', answerLocations],
  ['phone', answerPhone],
  ['email', answerEmail],
  ['events-email', answerEventsEmail],
  ['lessons-email', answerLessonsEmail],
  ['website', answerWebsite],
  ['contact', answerContact],
  ['parking', answerParking],
  ['players-limit', answerPlayersLimit],
  ['cancellation', answerCancellation],
  ['booking-rules', answerBookingRules],
  ['alcohol', answerAlcohol],
])

export interface Templates {
  /** Whether a template is asked for, and with what; null where a word is left over. */
  read(question: string): TemplateReading | null
  /** The answer as of now; null where a fact is missing, unknown in form, or not for this asker. */
  answer(reading: TemplateReading, scope: TemplateScope): TemplateAnswer | null
}

/**
 * Answers that are computed from facts.
 * @param from reads what is known now; the same array again means that nothing has changed
 */
export function compileTemplates(from: {
  readonly facts: () => FactBook
  readonly places: () => readonly PlaceFacts[]
}): Templates {
  const grammar = new QuestionGrammar()
  const reader = readerOf(grammar)
  return {
    read: (question) => reader(from.facts(), from.places())(question),
    answer: (reading, scope) => answerFrom(from.facts(), from.places(), { reading, scope }),
  }
}

/** Keeps the grammar of the club until a fact or a place changes. */
function readerOf(grammar: QuestionGrammar) {
  let known: {
    readonly facts: FactBook
    readonly places: readonly PlaceFacts[]
    readonly read: (question: string) => TemplateReading | null
  } | null = null
  return (facts: FactBook, places: readonly PlaceFacts[]) => {
    if (known === null || known.facts !== facts || known.places !== places) {
      known = { facts, places, read: grammar.forClub(clubWords(facts, places)) }
    }
    return known.read
  }
}

const named = z.array(z.object({ name: z.string() }))
const banded = z.object({ bands: named })

function clubWords(facts: FactBook, places: readonly PlaceFacts[]): ClubWords {
  const valuesOf = (key: string) =>
    facts.filter((fact) => fact.key === key).map(({ value }) => value)
  const namesIn = (values: readonly unknown[]) => [
    ...new Set(
      values.flatMap((value) => named.safeParse(value).data ?? []).map(({ name }) => name),
    ),
  ]
  return {
    places,
    bands: namesIn(valuesOf('price.bay-hour').map((value) => banded.safeParse(value).data?.bands)),
    tiers: namesIn(valuesOf('membership.tiers')),
  }
}

function answerFrom(
  facts: FactBook,
  club: readonly PlaceFacts[],
  { reading, scope }: { readonly reading: TemplateReading; readonly scope: TemplateScope },
): TemplateAnswer | null {
  const chosen = reading.slots.place ?? scope.locationId ?? '*'
  const asked = chosen.split(',')
  const places = chosen === '*' ? club : club.filter(({ id }) => asked.includes(id))
  const isKnown = places.length > 0 && (chosen === '*' || places.length === asked.length)
  if (!isKnown || asked.includes('*') !== (chosen === '*')) return null
  const sources = new FactSources(facts, club, scope.audiences)
  const { slots } = reading
  const lines = answerers.get(reading.template)?.({ slots, sources, places, club, now: scope.now })
  if (lines === null || lines === undefined || lines.length === 0) return null
  return toAnswer(lines, sources.citations(), {
    ...slots,
    ...(chosen !== '*' && { place: chosen }),
  })
}

/** Cites only what was used, numbered in the order of its use. */
function toAnswer(
  lines: readonly Line[],
  citations: readonly Citation[],
  slots: Readonly<Record<string, string>>,
): TemplateAnswer {
  const order = [...new Set(lines.flatMap(({ cites }) => cites))]
  const used = order.flatMap((number, i) =>
    citations.filter((each) => each.number === number).map((each) => ({ ...each, number: i + 1 })),
  )
  const blocks = lines.map(({ kind, text, cites }) => {
    const [citation = 1, ...also] = cites.map((number) => order.indexOf(number) + 1)
    return { kind, text, citation, ...(also.length > 0 && { alsoCited: also }) }
  })
  return { blocks, citations: used, slots }
}
