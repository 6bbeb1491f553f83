import type { RefObject } from 'react'
import { create } from 'zustand'
import type { Shortcut } from './shortcut-keys'

type ShortcutSet = RefObject<readonly Shortcut[]>

interface ShortcutState {
  /** What is on screen now offers these; one set per component, newest last. */
  readonly sets: readonly ShortcutSet[]
  add(set: ShortcutSet): void
  remove(set: ShortcutSet): void
}

export const useShortcutStore = create<ShortcutState>()((update) => ({
  sets: [],
  add: (set) => update(({ sets }) => ({ sets: [...sets, set] })),
  remove: (set) => update(({ sets }) => ({ sets: sets.filter((other) => other !== set) })),
}))

/** All shortcuts on offer now, the newest last. */
export function offeredShortcuts(): readonly Shortcut[] {
  return useShortcutStore.getState().sets.flatMap((set) => set.current)
}
