import { create } from 'zustand'

/** What is open above the list; nothing of it is remembered. */
interface ListHeadState {
  readonly building: boolean
  /** The view that is being named: a new one, or one's own with a new name. */
  readonly naming: 'new' | 'rename' | null
  readonly removing: boolean
  setBuilding(building: boolean): void
  setNaming(naming: ListHeadState['naming']): void
  setRemoving(removing: boolean): void
}

export const useListHeadStore = create<ListHeadState>()((set) => ({
  building: false,
  naming: null,
  removing: false,
  setBuilding: (building) => set({ building }),
  setNaming: (naming) => set({ naming }),
  setRemoving: (removing) => set({ removing }),
}))
