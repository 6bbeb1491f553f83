import { TextInput } from '@mantine/core'
import { quickDue } from '@shared/tickets/quick-due'
import { useLocations } from '../../../app/use-locations'
import { useTicketStore } from '../ticket-store'
import { ticketsText } from '../tickets-text'
import { createText as text } from './create-text'

/** When it is due, in quick words by the clock of its location. */
export function QuickDueField({ locationId }: { readonly locationId: string }) {
  const { newTicket, writeNew } = useTicketStore()
  const dueAt = useDueAt(newTicket.due, locationId)
  const zone = useZone(locationId)
  const written = newTicket.due.trim() !== ''
  return (
    <TextInput
      size="xs"
      label={ticketsText.fields.due}
      placeholder={text.dueHint}
      value={newTicket.due}
      onChange={(event) => writeNew({ due: event.currentTarget.value })}
      error={written && dueAt === null ? text.dueUnknown : null}
      description={written && dueAt !== null ? text.dueAt(dayAndTime(dueAt, zone)) : null}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  )
}

/** ISO 8601; null where the words say no time that is to come. */
export function useDueAt(due: string, locationId: string): string | null {
  const zone = useZone(locationId)
  return quickDue(due, new Date(), zone)?.toISOString() ?? null
}

function useZone(locationId: string): string {
  const places = useLocations()
  return places.find(({ id }) => id === locationId)?.timeZone ?? ownZone()
}

/** `Tue, Nov 24, 09:00`, by the clock on the wall there. */
function dayAndTime(iso: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', {
    ...{ timeZone, weekday: 'short', month: 'short', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  })
  return format.format(new Date(iso))
}

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
