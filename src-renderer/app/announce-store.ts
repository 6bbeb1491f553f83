import { create } from 'zustand'

interface Announcements {
  /** Said last; `times` lets the same words be said again. */
  readonly said: { readonly words: string; readonly times: number }
  say(words: string): void
}

/** What screen readers say once, when whoever listens has a moment. */
export const useAnnouncements = create<Announcements>()((set) => ({
  said: { words: '', times: 0 },
  say: (words) => set(({ said }) => ({ said: { words, times: said.times + 1 } })),
}))

/** Lets screen readers say that, politely and once. */
export function announce(words: string): void {
  useAnnouncements.getState().say(words)
}
