import { useEffect } from 'react'
import { request } from '../../ipc/request'

/** Who goes through tickets with a key has not looked at those between. */
const lookMs = 800

/** Remembers that a ticket was looked at, for whoever wants to go back to it; null: none is open. */
export function useSeenTicket(ticketId: string | null): void {
  useEffect(() => {
    if (ticketId === null) return
    // What cannot be remembered is missed by nobody while they look at it.
    const remember = () => void request('tickets.seen', { id: ticketId }).catch(() => null)
    const timer = setTimeout(remember, lookMs)
    return () => clearTimeout(timer)
  }, [ticketId])
}
