import type { Ticket } from '@shared/tickets/ticket-contract'
import { create } from 'zustand'
import type { BoardStatus } from './board-query'

interface BoardState {
  /** Cards on their way. */
  readonly dragged: readonly Ticket[]
  /** The column that they are over. */
  readonly over: BoardStatus | null
  /** A card that was moved from the keyboard: it has the focus where it appears. */
  readonly followed: string | null
  drag(dragged: readonly Ticket[]): void
  dragOver(over: BoardStatus | null): void
  follow(id: string | null): void
}

export const useBoardStore = create<BoardState>()((set) => ({
  ...{ dragged: [], over: null, followed: null },
  drag: (dragged) => set({ dragged, over: null }),
  dragOver: (over) => set({ over }),
  follow: (followed) => set({ followed }),
}))
