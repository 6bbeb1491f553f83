import type { Person } from '@shared/accounts/account-contract'
import type { AskInput } from '@shared/ask/ask-contract'
import type { RoutingContext } from '@shared/ask/routing-context'
import type { Location } from '@shared/knowledge/knowledge-contract'
import { isStaffedAt } from '@shared/knowledge/opening-hours'
import type { Clock } from '../../platform/clock'
import type { Logger } from '../../platform/logger'
import { locationsNamedIn } from './answer-parts'
import type { Places } from './ask-ports'
import type { AskStore } from './ask-store'

export interface SurroundingsDependencies {
  readonly store: Pick<AskStore, 'recentLabels'>
  readonly places: Places
  readonly clock: Clock
  readonly logger: Logger
}

/** What is known about a question beside its words. */
export interface Surroundings {
  readonly places: readonly Location[]
  /** Where it is about: the one place that it names, else the one chosen on the screen. */
  readonly location: Location | null
  readonly context: RoutingContext
}

/** A conversation goes on for about as long; what came before it says little. */
const recentMs = 30 * 60_000
const mostRecent = 3

/** Reads what surrounds a question. Without the local copy nothing is known, and it goes on. */
export function surroundingsOf(
  { question, locationId }: AskInput,
  person: Person,
  the: SurroundingsDependencies,
): Surroundings {
  const places = orElse<readonly Location[]>(the, [], () => the.places.all())
  const named = locationsNamedIn(question, places)
  const chosen = places.find(({ id }) => id === locationId) ?? null
  const location = (named.length === 1 ? named[0] : null) ?? chosen
  return {
    places,
    location,
    context: {
      role: person.role,
      channel: person.role === 'kiosk' ? 'kiosk' : 'desk',
      placeNamed: named.length > 0,
      afterHours: location !== null && isAfterHours(location, the),
      recent: recentOf(person, the),
    },
  }
}

function isAfterHours({ id }: Location, the: SurroundingsDependencies): boolean {
  return orElse(the, false, () => {
    const times = the.places.timesOf(id)
    return times !== null && !isStaffedAt(times, the.clock.now())
  })
}

/** Guests share a kiosk: what one of them asked says nothing about the next. */
function recentOf(person: Person, the: SurroundingsDependencies): RoutingContext['recent'] {
  if (person.role === 'kiosk') return []
  const since = new Date(the.clock.now().getTime() - recentMs).toISOString()
  return orElse(the, [], () => the.store.recentLabels(person.id, since, mostRecent))
}

function orElse<Value>(
  { logger }: SurroundingsDependencies,
  fallback: Value,
  read: () => Value,
): Value {
  try {
    return read()
  } catch (error) {
    logger.error('What surrounds a question could not be read.', { error })
    return fallback
  }
}
