import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Turn } from './turn'

// Nearer to the end than this, the reader follows what comes.
const near = 120

/** Keeps the newest turn in view while the reader is at the end; a reader further up is left alone. */
export function useFollowEnd(turns: readonly Turn[]) {
  const container = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  const seen = useRef<string | undefined>(undefined)
  const placed = useRef<number | null>(null)
  const last = turns.at(-1)
  useLayoutEffect(() => {
    if (last === undefined || last.key === seen.current) return
    following.current = true
    seen.current = last.key
    placed.current = showTurn(container.current, last.key)
  }, [last])
  useEffect(() => {
    const outer = container.current
    const element = outer?.firstElementChild
    if (!outer || !element) return
    // What comes into the last turn, a form that is opened, a window that gets smaller: told of after
    // the layout that has to be made anyway, and before anything is painted.
    const observer = new ResizeObserver(() => {
      if (!following.current || seen.current === undefined) return
      placed.current = showTurn(container.current, seen.current)
    })
    observer.observe(element)
    observer.observe(outer)
    return () => observer.disconnect()
  }, [])
  const onScroll = () => {
    const element = container.current
    // Where we scrolled to ourselves says nothing of the reader; more may have come below since.
    if (element === null || element.scrollTop === placed.current) return
    following.current = element.scrollHeight - element.scrollTop - element.clientHeight < near
  }
  return { container, onScroll }
}

/** An answer longer than the window is shown from its question on. @returns where that is */
function showTurn(container: HTMLDivElement | null, key: string): number | null {
  const turn = turnIn(container, key)
  if (container === null || turn === undefined) return null
  const tall = turn.clientHeight > container.clientHeight - near / 2
  if (tall) turn.scrollIntoView({ block: 'start' })
  else container.scrollTop = container.scrollHeight
  return container.scrollTop
}

/** The newest come last, and there may be hundreds before them. */
function turnIn(container: HTMLDivElement | null, key: string): Element | undefined {
  const children = [...(container?.firstElementChild?.children ?? [])]
  return children.findLast((child) => child.getAttribute('data-turn') === key)
}
