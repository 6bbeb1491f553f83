import { useCallback, useRef, useSyncExternalStore } from 'react'

/**
 * Whether a media query holds on screen. A page that is being printed is as wide as the paper: what
 * is open on screen must not be arranged anew for that, or it is gone before it is on paper.
 */
export function useScreenQuery(query: string): boolean {
  const onScreen = useRef<boolean | null>(null)
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    [query],
  )
  const holds = () => {
    if (onScreen.current === null || !window.matchMedia('print').matches) {
      onScreen.current = window.matchMedia(query).matches
    }
    return onScreen.current
  }
  return useSyncExternalStore(subscribe, holds)
}
