import { type Presence, presenceEveryMs } from '@shared/tickets/ticket-presence-contract'
import { useEffect, useState } from 'react'
import { request } from '../../../ipc/request'
import { useTicketStore } from '../ticket-store'

/** Nothing typed for so long: no longer writing. */
const pauseMs = 15_000

/** Says that this ticket is in sight here, for as long as it is. @returns who else has it */
export function useBeingHere(ticketId: string): readonly Presence[] {
  const [others, setOthers] = useState<readonly Presence[]>([])
  const visible = useVisible()
  const writing = useWriting(ticketId)
  useEffect(() => {
    if (!visible) return setOthers([])
    let left = false
    const say = async () => {
      const found = await request('tickets.be-at', { id: ticketId, writing }).catch(() => [])
      if (!left) setOthers(found)
    }
    void say()
    const timer = setInterval(() => void say(), presenceEveryMs)
    return () => {
      left = true
      clearInterval(timer)
    }
  }, [ticketId, visible, writing])
  return others
}

/** Whether the window is on the screen at all. */
function useVisible(): boolean {
  const [visible, setVisible] = useState(() => document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return visible
}

/** Whether something about the ticket is being typed just now. */
function useWriting(ticketId: string): boolean {
  const [writing, setWriting] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const drafts = (state: ReturnType<typeof useTicketStore.getState>) =>
      Object.entries(state.drafts)
        .filter(([key]) => key.startsWith(`${ticketId}.`))
        .map(([, { base, text }]) => (text === base ? '' : text))
        .join('\n')
    const stop = useTicketStore.subscribe((now, before) => {
      const written = drafts(now)
      if (written === drafts(before)) return
      clearTimeout(timer)
      setWriting(written !== '')
      timer = setTimeout(() => setWriting(false), pauseMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [ticketId])
  return writing
}
