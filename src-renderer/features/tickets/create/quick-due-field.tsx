import { TextInput } from '@mantine/core'
import { quickDue } from '@shared/tickets/quick-due'
import { useLocations } from '../../../app/use-locations'
import { clockText } from '../../../ui/time-text'
import { useTicketStore } from '../ticket-store'
import { ticketsText } from '../tickets-text'
import { createText as text } from './create-text'

/** When it is due, in quick words by the clock of its location. */
export function QuickDueField({ locationId }: { readonly locationId: string }) {
  const { newTicket, writeNew } = useTicketStore()
  const dueAt = useDueAt(newTicket.due, locationId)
  const written = newTicket.due.trim() !== ''
  return (
    <TextInput
      size="xs"
      label={ticketsText.fields.due}
      placeholder={text.dueHint}
      value={newTicket.due}
      onChange={(event) => writeNew({ due: event.currentTarget.value })}
      error={written && dueAt === null ? text.dueUnknown : null}
      description={written && dueAt !== null ? text.dueAt(clockText(dueAt)) : null}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  )
}

/** ISO 8601; null where the words say no time that is to come. */
export function useDueAt(due: string, locationId: string): string | null {
  const places = useLocations()
  const zone = places.find(({ id }) => id === locationId)?.timeZone ?? ownZone()
  return quickDue(due, new Date(), zone)?.toISOString() ?? null
}

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
