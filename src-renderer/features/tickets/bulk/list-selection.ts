import type { TicketColumn } from '@shared/tickets/ticket-query'
import { create } from 'zustand'

interface ListSelection {
  readonly selected: ReadonlySet<string>
  /** Where a range begins. */
  readonly anchor: string | null
  /** The row that keys are about while no ticket is open. */
  readonly cursor: string | null
  /** Where keys went last, for when that row has left the list. */
  readonly lastAt: number
  /** Its cell, once the arrow keys have gone into the row. */
  readonly cell: TicketColumn | null
  /** The ticket whose title is written in its row. */
  readonly renaming: string | null
  moveTo(id: string | null): void
  goIntoCell(cell: TicketColumn | null): void
  rename(id: string | null): void
  toggle(id: string): void
  /** From the anchor, else from that one, to there, beside what was selected one by one. */
  extendTo(id: string, ids: readonly string[], from?: string | null): void
  select(ids: readonly string[]): void
  clear(): void
}

/** A route takes no more at once. */
export const mostSelected = 1_000

const nothing: ReadonlySet<string> = new Set()

export const useListSelection = create<ListSelection>()((set) => ({
  ...{ selected: nothing, anchor: null, cursor: null, lastAt: -1, cell: null, renaming: null },
  moveTo: (cursor) => set({ cursor }),
  goIntoCell: (cell) => set({ cell }),
  rename: (renaming) => set({ renaming }),
  toggle: (id) =>
    set(({ selected }) => {
      const next = new Set(selected)
      if (!next.delete(id) && next.size < mostSelected) next.add(id)
      return { selected: next, anchor: id, cursor: id }
    }),
  extendTo: (id, ids, from) =>
    set(({ selected, anchor, cursor }) => {
      const start = anchor ?? from ?? cursor ?? id
      const [one, other] = [ids.indexOf(start), ids.indexOf(id)]
      const [first, last] = one < other ? [one, other] : [other, one]
      const range = first < 0 ? [id] : ids.slice(first, last + 1)
      const next = new Set([...selected, ...range].slice(0, mostSelected))
      return { selected: next, anchor: start, cursor: id }
    }),
  select: (ids) => set({ selected: new Set(ids.slice(0, mostSelected)) }),
  clear: () => set({ selected: nothing, anchor: null }),
}))
