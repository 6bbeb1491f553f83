import type { alikeRoutes } from '@shared/tickets/alike-contract'
import type { guessRoutes } from '@shared/tickets/guess-contract'
import type { madeFromRoutes } from '@shared/tickets/made-from-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { TicketGuesser } from './guesses/ticket-guesser'
import type { TicketLikeness } from './likeness/ticket-likeness'
import type { TracedTickets } from './traced/traced-tickets'

export interface TicketFinding {
  readonly likeness: TicketLikeness
  readonly guesser: TicketGuesser
  readonly traced: TracedTickets
}

export const ticketFindingHandlers = (
  the: () => TicketFinding,
): HandlersFor<typeof alikeRoutes & typeof guessRoutes & typeof madeFromRoutes> => ({
  'tickets.alike': (input) => the().likeness.alike(input),
  'tickets.guess': (input) => the().guesser.guess(input),
  'tickets.made-from': ({ traceId }) => the().traced.madeFrom(traceId),
})
