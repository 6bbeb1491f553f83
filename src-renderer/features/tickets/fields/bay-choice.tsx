import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { ticketsText } from '../tickets-text'
import { useTicketChoices } from './use-ticket-choices'

const text = ticketsText.fields

interface Props {
  readonly locationId: string
  readonly bayId: string | null
  readonly error?: ReactNode
  readonly onChoose: (bayId: string | null) => void
}

/** One of the bays of a location, or none. */
export function BayChoice({ locationId, bayId, error, onChoose }: Props) {
  const here = useTicketChoices()
    .bays.filter((bay) => bay.locationId === locationId)
    .map(({ id, number }) => ({ value: id, label: ticketsText.bay(number) }))
  return (
    <NativeSelect
      size="xs"
      label={text.bay}
      error={error}
      data={[{ value: '', label: text.noBay }, ...here]}
      value={bayId ?? ''}
      onChange={({ currentTarget: { value } }) => onChoose(value || null)}
    />
  )
}
