import { type RefObject, useEffect, useRef } from 'react'
import { useShortcuts } from '../../app/use-shortcuts'
import { focusCurrentRow, focusList } from './list-focus'
import { nextRow } from './list-head/next-row'
import { useTicketStore } from './ticket-store'
import { ticketsText } from './tickets-text'

interface ShortcutContext {
  readonly ticketId: string | null
  readonly ids: readonly string[]
  readonly detail: RefObject<HTMLDivElement | null>
  readonly open: (ticketId: string) => void
  readonly close: () => void
}

export function useTicketShortcuts({ ticketId, ids, detail, open, close }: ShortcutContext): void {
  const { group, ...text } = ticketsText.shortcuts
  const setCreating = useTicketStore((state) => state.setCreating)
  const lastAt = useRef(-1)
  const at = ticketId === null ? -1 : ids.indexOf(ticketId)
  useEffect(() => {
    if (at !== -1) lastAt.current = at
  }, [at])
  const move = (step: number) => {
    const next = nextRow({ ids, ticketId, lastAt: lastAt.current }, step)
    if (next === undefined) return
    open(next)
    focusList()
  }
  const back = () => {
    if (detail.current?.contains(document.activeElement)) focusCurrentRow()
    else close()
  }
  useShortcuts([
    { keys: 'c', label: text.create, group, run: () => setCreating(true) },
    { keys: 'j', label: text.next, group, run: () => move(1) },
    { keys: 'k', label: text.previous, group, run: () => move(-1) },
    { keys: 'Enter', label: text.open, group, run: () => detail.current?.focus() },
    { keys: 'Escape', label: text.back, group, run: back },
  ])
}
