import type { Ticket } from '@shared/tickets/ticket-contract'
import { useEffect } from 'react'
import type { Shortcut } from '../../../app/shortcut-keys'
import { isIdle } from '../../../app/use-shortcut-listener'
import { useShortcuts } from '../../../app/use-shortcuts'
import { focusList } from '../list-focus'
import { nextRow } from '../list-head/next-row'
import { editInPlace } from '../table/edit-cell'
import { tableText } from '../table/table-text'
import { ticketsText } from '../tickets-text'
import { openBulkMenu } from './bulk-bar'
import type { ChangeField } from './change-field'
import { mostSelected, useListSelection } from './list-selection'

interface Listed {
  /** What is shown now, in its order. */
  readonly items: () => readonly Ticket[]
  readonly ticketId: string | null
  readonly maySelect: boolean
  readonly open: (ticketId: string) => void
  /** Reads on until so many are there, or all. */
  readonly readUpTo: (count: number) => Promise<readonly Ticket[]>
}

const text = tableText.shortcuts
const { group } = ticketsText.shortcuts

/** Selecting, and what is done with the selection or else with the row that the list is on. */
export function useSelectionShortcuts(listed: Listed): void {
  const { selected, clear } = useListSelection()
  const any = selected.size > 0
  useShortcuts([
    ...moving(listed),
    ...(listed.maySelect ? selecting(listed) : []),
    ...changing(listed, any),
    ...(any
      ? [{ keys: 'Escape', label: ticketsText.shortcuts.back, group, first: true, run: clear }]
      : []),
  ])
  // Another person, or another list: nobody changes what they do not see.
  useEffect(() => clear, [clear])
}

const currentOf = ({ ticketId }: Listed) => ticketId ?? useListSelection.getState().cursor

/** The next one or the one before; an open ticket gives way to it. */
function goOn(listed: Listed, step: number, take: (id: string) => void): void {
  const ids = listed.items().map(({ id }) => id)
  const { lastAt } = useListSelection.getState()
  const next = nextRow({ ids, ticketId: currentOf(listed), lastAt }, step)
  if (next === undefined) return
  take(next)
  useListSelection.setState({ lastAt: ids.indexOf(next) })
  if (listed.ticketId !== null) listed.open(next)
  focusList()
}

function moving(listed: Listed): readonly Shortcut[] {
  const { next, previous } = ticketsText.shortcuts
  const go = (step: number) => goOn(listed, step, useListSelection.getState().moveTo)
  return [
    { keys: 'j', label: next, group, run: () => go(1) },
    { keys: 'k', label: previous, group, run: () => go(-1) },
  ]
}

function selecting(listed: Listed): readonly Shortcut[] {
  const { toggle, extendTo, select } = useListSelection.getState()
  const extend = (step: number) => {
    const from = currentOf(listed)
    const ids = listed.items().map(({ id }) => id)
    goOn(listed, step, (id) => extendTo(id, ids, from))
  }
  const toggleCurrent = () => {
    const id = currentOf(listed)
    if (id !== null) toggle(id)
  }
  const all = async () => {
    const read = await listed.readUpTo(mostSelected)
    select(read.map(({ id }) => id))
  }
  // In the ticket beside it, everything that can be selected is its text.
  const inList = (target: Element) =>
    isIdle(target) && (target === document.body || target.closest('#ticket-list') !== null)
  return [
    { keys: 'x', label: text.select, group, run: toggleCurrent },
    { keys: 'J', label: text.selectNext, group, run: () => extend(1) },
    { keys: 'K', label: text.selectPrevious, group, run: () => extend(-1) },
    { keys: 'Mod+a', label: text.selectAll, group, run: () => void all(), when: inList },
  ]
}

/** A menu over all that is selected, else over the row or card that the list is on. */
function changing({ ticketId }: Listed, any: boolean): readonly Shortcut[] {
  const change = (field: ChangeField) => () => {
    const id = ticketId ?? useListSelection.getState().cursor
    if (any) openBulkMenu(field)
    else if (id !== null) editInPlace(id, field)
  }
  const key = (keys: string, label: string, field: ChangeField): Shortcut => ({
    ...{ keys, label, group, run: change(field), first: any },
  })
  return [
    key('s', text.status, 'status'),
    key('p', text.priority, 'priority'),
    key('l', text.tags, 'tags'),
    key('d', text.due, 'due'),
    // An open ticket has its own key for that.
    ...(any || ticketId === null ? [key('a', text.assign, 'assignee')] : []),
  ]
}
