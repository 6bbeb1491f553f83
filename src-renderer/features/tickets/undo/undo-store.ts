import { create } from 'zustand'

/** Something that was done or was not, and how it is taken back where it can be. */
export interface Undoable {
  readonly text: string
  readonly undo?: () => Promise<unknown>
}

interface UndoState {
  readonly offered: (Undoable & { readonly turn: number }) | null
  offer(done: Undoable): void
  forget(): void
}

/** What was done last and can be taken back; the next thing that is done takes its place. */
export const useUndoStore = create<UndoState>()((set) => ({
  offered: null,
  offer: (done) => set(({ offered }) => ({ offered: { ...done, turn: (offered?.turn ?? 0) + 1 } })),
  forget: () => set({ offered: null }),
}))
