import type { TicketBrief } from '@shared/tickets/ticket-relations-contract'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { request } from '../../../ipc/request'
import { Note } from '../../../ui/note'
import classes from './relations.module.css'
import { relationsText } from './relations-text'
import { TicketPlace } from './ticket-line'

interface Props {
  readonly ticketId: string
  readonly onChoose: (ticket: TicketBrief) => void
}

/** Finds another ticket while one types; arrows move, Enter chooses. */
export function TicketPicker({ ticketId, onChoose }: Props) {
  const [text, setText] = useState('')
  const listId = useId()
  const { found, error } = useFound(ticketId, text.trim())
  const choice = useChoice(found, onChoose)
  return (
    <div className={classes.picker}>
      <div className={classes.pickerField}>
        <IconSearch size={16} aria-hidden="true" />
        <input
          role="combobox"
          aria-label={relationsText.find}
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={choice.current && `${listId}-${choice.current.id}`}
          className={classes.pickerInput}
          placeholder={relationsText.findHint}
          maxLength={200}
          value={text}
          data-autofocus
          onChange={({ currentTarget: { value } }) => {
            setText(value)
            choice.restart()
          }}
          onKeyDown={choice.onKeyDown}
        />
      </div>
      {error !== null && <Note tone="bad">{error.message}</Note>}
      <div
        role="listbox"
        id={listId}
        aria-label={relationsText.results}
        className={classes.options}
      >
        {found.map((ticket) => (
          <Option
            key={ticket.id}
            id={`${listId}-${ticket.id}`}
            ticket={ticket}
            selected={ticket === choice.current}
            onChoose={() => onChoose(ticket)}
          />
        ))}
      </div>
      <p role="status" className={classes.hint}>
        {hintOf(text.trim() === '', found.length)}
      </p>
    </div>
  )
}

/** What the list has, or why it is empty. */
function hintOf(nothingWritten: boolean, count: number): string {
  if (count > 0) return nothingWritten ? relationsText.near : relationsText.keys
  return nothingWritten ? relationsText.nothingNear : relationsText.nothingFound
}

const none: readonly TicketBrief[] = []

function useFound(id: string, text: string) {
  const asked = useDeferredValue(text)
  const read = useQuery({
    queryKey: ['tickets.find-other', { id, text: asked }],
    queryFn: ({ signal }) => request('tickets.find-other', { id, text: asked }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  })
  return { found: read.data ?? none, error: read.error }
}

interface OptionProps {
  readonly id: string
  readonly ticket: TicketBrief
  readonly selected: boolean
  readonly onChoose: () => void
}

function Option({ id, ticket, selected, onChoose }: OptionProps) {
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (selected) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <button
      type="button"
      ref={ref}
      id={id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      className={classes.option}
      onClick={onChoose}
    >
      <span className={classes.lineTitle}>{ticket.title}</span>
      <TicketPlace ticket={ticket} />
    </button>
  )
}

/** The one that Enter chooses; Up and Down move it, round at the ends. */
function useChoice(found: readonly TicketBrief[], onChoose: (ticket: TicketBrief) => void) {
  const [chosen, setChosen] = useState(0)
  const at = Math.min(chosen, found.length - 1)
  const current = found[at]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (step !== undefined) setChosen((at + step + found.length) % Math.max(1, found.length))
    else if (current !== undefined) onChoose(current)
  }
  return { current, onKeyDown, restart: () => setChosen(0) }
}
