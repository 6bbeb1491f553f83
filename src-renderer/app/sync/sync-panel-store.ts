import { create } from 'zustand'

/** What the panel shows: everything, or one conflict. */
export type SyncView =
  | { readonly name: 'overview' }
  | { readonly name: 'conflict'; readonly conflictId: string }
  /** The first conflict about a row; when that is settled, the next one. */
  | { readonly name: 'row'; readonly rowId: string }

interface SyncPanelState {
  readonly opened: boolean
  readonly view: SyncView
  /** Texts being written to settle a conflict, by its id; leaving it loses nothing. */
  readonly merges: Readonly<Record<string, string>>
  show(view: SyncView): void
  close(): void
  write(conflictId: string, text: string): void
  reset(): void
}

const closed = { opened: false, view: { name: 'overview' }, merges: {} } as const

export const useSyncPanel = create<SyncPanelState>()((set) => ({
  ...closed,
  show: (view) => set({ opened: true, view }),
  close: () => set({ opened: false }),
  write: (conflictId, text) => set(({ merges }) => ({ merges: { ...merges, [conflictId]: text } })),
  reset: () => set(closed),
}))
