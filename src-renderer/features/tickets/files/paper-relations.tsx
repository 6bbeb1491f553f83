import type { TicketBrief, TicketRelations } from '@shared/tickets/ticket-relations-contract'
import { ticketStatusNames } from '../../../app/vocabulary'
import { relationsText } from '../relations/relations-text'
import { usePlaceText } from '../relations/ticket-line'
import classes from './paper-sheet.module.css'

/** What a ticket has to do with others, a line each; nothing where it stands alone. */
export function PaperRelations({ relations }: { readonly relations: TicketRelations }) {
  const placeOf = usePlaceText()
  const { wholes, parts, links, mergedHere, mergedInto } = relations
  const lines: readonly (readonly [string, TicketBrief])[] = [
    ...(mergedInto === null ? [] : [[relationsText.mergedInto, mergedInto] as const]),
    ...wholes.map((ticket) => [relationsText.partOf, ticket] as const),
    ...parts.map((ticket) => [relationsText.part.one, ticket] as const),
    ...links.map(({ way, ticket }) => [relationsText.ways[way], ticket] as const),
    ...mergedHere.map((ticket) => [relationsText.mergedHere, ticket] as const),
  ]
  if (lines.length === 0) return null
  return (
    <section className={classes.part}>
      <h2 className={classes.heading}>{relationsText.others}</h2>
      {lines.map(([way, ticket]) => (
        <div key={`${way} ${ticket.id}`} className={classes.entry}>
          <span className={classes.when}>{way}</span>
          <p className={classes.words}>
            {ticket.title} ({placeOf(ticket)}, {ticketStatusNames[ticket.status]})
          </p>
        </div>
      ))}
    </section>
  )
}
