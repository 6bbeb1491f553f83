import { useEffect } from 'react'
import { useNewTicketRequests } from '../../../app/new-ticket-request'
import { useTicketStore } from '../ticket-store'
import type { GuessedField, NewTicket } from './new-ticket'

/** Tickets that are asked for elsewhere, and texts that are dropped here, open the dialog. */
export function useTicketRequests(): void {
  const { requested, taken } = useNewTicketRequests()
  const beginNew = useTicketStore((state) => state.beginNew)
  useEffect(() => {
    if (requested === null) return
    const { title, description = '', locationId = null, priority, ...ids } = requested
    const chosen: GuessedField[] = [
      ...(locationId === null ? [] : (['locationId'] as const)),
      ...(priority === undefined ? [] : (['priority'] as const)),
    ]
    const given: Partial<NewTicket> = { title, description, locationId, chosen, ...ids }
    beginNew(priority === undefined ? given : { ...given, priority })
    taken()
  }, [requested, taken, beginNew])
  useEffect(() => {
    const drop = dropListener(beginNew)
    window.addEventListener('dragover', allowText)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', allowText)
      window.removeEventListener('drop', drop)
    }
  }, [beginNew])
}

/** Text from elsewhere; what is dropped into a field goes there, and files are for others. */
function isText({ dataTransfer, target, defaultPrevented }: DragEvent): boolean {
  const types = dataTransfer?.types ?? []
  const field = target instanceof Element && target.closest('input, textarea, select') !== null
  return !defaultPrevented && !field && types.includes('text/plain') && !types.includes('Files')
}

function allowText(event: DragEvent): void {
  if (!isText(event)) return
  event.preventDefault()
  if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
}

function dropListener(begin: (ticket: Partial<NewTicket>) => void) {
  return (event: DragEvent) => {
    const written = event.dataTransfer?.getData('text/plain').trim() ?? ''
    if (!isText(event) || written === '') return
    event.preventDefault()
    begin(ticketOfText(written))
  }
}

const mostTitle = 200
const mostDescription = 20_000

/** The first line is its title; a long one is not cut, it stands in the description whole. */
export function ticketOfText(written: string): Pick<NewTicket, 'title' | 'description'> {
  const [first = '', ...rest] = written.trim().split(/\r?\n/u)
  const long = first.length > mostTitle
  const title = long ? `${first.slice(0, mostTitle - 1).trimEnd()}…` : first
  const description = long ? written : rest.join('\n').trim()
  return { title, description: description.slice(0, mostDescription) }
}
