import { dueWords, quickDue } from '@shared/tickets/quick-due'
import { useMinute } from '../../../ui/use-minute'
import { DueInput } from '../due/due-input'
import { useDuePlace } from '../due/due-place'
import { useTicketStore } from '../ticket-store'
import { ticketsText } from '../tickets-text'

/** When it is due, by the clock of its location. */
export function QuickDueField({ locationId }: { readonly locationId: string }) {
  const { newTicket, writeNew } = useTicketStore()
  const place = useDuePlace([locationId])
  const { due } = newTicket
  const wordsOf = (dueAt: string | null) =>
    dueAt === null ? '' : dueWords(new Date(dueAt), new Date(), place.timeZone)
  return (
    <DueInput
      label={ticketsText.fields.due}
      place={place}
      words={due}
      written={due.trim() !== ''}
      onWrite={(words) => writeNew({ due: words })}
      onSet={(dueAt) => writeNew({ due: wordsOf(dueAt) })}
    />
  )
}

/** ISO 8601; null where the words say no time that is to come. */
export function useDueAt(due: string, locationId: string): string | null {
  const { timeZone } = useDuePlace([locationId])
  return quickDue(due, useMinute(), timeZone)?.toISOString() ?? null
}
