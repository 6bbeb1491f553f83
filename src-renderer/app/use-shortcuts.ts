import { useEffect, useRef } from 'react'
import type { Shortcut } from './shortcut-keys'
import { useShortcutStore } from './shortcut-store'

/** Offers shortcuts while the component is on screen; an empty list offers none. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const { add, remove } = useShortcutStore.getState()
    add(latest)
    return () => remove(latest)
  }, [])
}
