import type { Ticket } from '@shared/tickets/ticket-contract'
import { type KeyboardEvent, useRef, useState } from 'react'
import { bulkText } from '../bulk/bulk-text'
import { useListSelection } from '../bulk/list-selection'
import { useChangeTickets } from '../bulk/use-change-tickets'
import { focusList } from '../list-focus'
import { tableText } from './table-text'
import classes from './ticket-table.module.css'

/** The title, written where it stands: Enter or leaving saves, Escape leaves it as it was. */
export function TitleEditor({ ticket }: { readonly ticket: Ticket }) {
  const [written, setWritten] = useState(ticket.title)
  const rename = useListSelection((state) => state.rename)
  const change = useChangeTickets()
  const left = useRef(false)
  const leave = (save: boolean) => {
    if (left.current) return
    left.current = true
    const title = written.trim()
    if (save && title !== '' && title !== ticket.title) {
      const told = bulkText.became(tableText.columns.title, title)
      change.mutate({ tickets: [ticket], change: { title }, told })
    }
    rename(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    leave(event.key === 'Enter')
    focusList()
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it was just asked for
      autoFocus
      data-writing
      aria-label={tableText.editTitle}
      className={classes.titleInput}
      maxLength={200}
      value={written}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ currentTarget }) => setWritten(currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => leave(true)}
    />
  )
}
