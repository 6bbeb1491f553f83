import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Turn } from './turn'

// Nearer to the end than this, the reader follows what comes.
const near = 120

/** Keeps the newest turn in view while the reader is at the end; a reader further up is left alone. */
export function useFollowEnd(turns: readonly Turn[]) {
  const container = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  const seen = useRef<string | undefined>(undefined)
  const last = turns.at(-1)
  useLayoutEffect(() => {
    if (last?.key !== seen.current) following.current = true
    seen.current = last?.key
    if (last !== undefined && following.current) showTurn(container.current, last.key)
  }, [last])
  useEffect(() => {
    const outer = container.current
    const element = outer?.firstElementChild
    if (!outer || !element) return
    // A person's answer, or a form that is opened, comes without a new turn; windows get smaller.
    const observer = new ResizeObserver(() => {
      if (following.current && seen.current !== undefined) showTurn(container.current, seen.current)
    })
    observer.observe(element)
    observer.observe(outer)
    return () => observer.disconnect()
  }, [])
  const onScroll = () => {
    const element = container.current
    if (element === null) return
    following.current = element.scrollHeight - element.scrollTop - element.clientHeight < near
  }
  return { container, onScroll }
}

/** An answer longer than the window is shown from its question on. */
function showTurn(container: HTMLDivElement | null, key: string): void {
  const turn = container?.querySelector(`[data-turn="${CSS.escape(key)}"]`)
  if (container === null || turn === null || turn === undefined) return
  const tall = turn.clientHeight > container.clientHeight - near / 2
  if (tall) turn.scrollIntoView({ block: 'start' })
  else container.scrollTop = container.scrollHeight
}
