import type { TicketGrouping, TicketQuery } from '@shared/tickets/ticket-query'
import type { TicketWhere } from '@shared/tickets/ticket-where'
import { useMemo } from 'react'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { useSession } from '../../../app/session'
import { firstListView, type ListView, readListView, withGroup, withWhere } from './list-view'

interface ListViews {
  /** By person: a desk is shared, and each finds the list as they left it. */
  readonly byPerson: Readonly<Record<string, ListView>>
  change(personId: string, change: Partial<ListView>): void
}

/** What this device remembers between starts, but for what was searched for. */
export const useListViewStore = create<ListViews>()(
  persist(
    (set) => ({
      byPerson: {},
      change: (personId, change) =>
        set(({ byPerson }) => ({
          byPerson: {
            ...byPerson,
            [personId]: { ...(byPerson[personId] ?? firstListView), ...change },
          },
        })),
    }),
    {
      name: 'clubos.ticket-list',
      version: 1,
      partialize: ({ byPerson }) => ({ byPerson: mapViews(byPerson, (view) => view) }),
      merge: (kept, start) => ({ ...start, byPerson: mapViews(keptViews(kept), readListView) }),
    },
  ),
)

function keptViews(kept: unknown): Readonly<Record<string, unknown>> {
  const views = (kept as { byPerson?: unknown } | undefined)?.byPerson
  return typeof views === 'object' && views !== null ? { ...views } : {}
}

function mapViews<Kept>(
  views: Readonly<Record<string, Kept>>,
  read: (kept: Kept) => ListView | null,
): Record<string, ListView> {
  const entries = Object.entries(views).flatMap(([person, kept]) => {
    const view = read(kept)
    return view === null ? [] : [[person, { ...view, text: '' }] as const]
  })
  return Object.fromEntries(entries)
}

/** The list as whoever is signed in has it now, and ways to change it. */
export function useListView() {
  const personId = useSession().data?.id ?? ''
  const view = useListViewStore(({ byPerson }) => byPerson[personId]) ?? firstListView
  const setters = useMemo(() => settersFor(personId), [personId])
  return { ...view, ...setters }
}

function settersFor(personId: string) {
  const now = () => useListViewStore.getState().byPerson[personId] ?? firstListView
  const change = (next: Partial<ListView>) => useListViewStore.getState().change(personId, next)
  return {
    change,
    setText: (text: string) => change({ text }),
    setLayout: (layout: ListView['layout']) => change({ layout }),
    setColumns: (columns: ListView['columns']) => change({ columns }),
    setQuery: (query: TicketQuery) => change({ query }),
    setWhere: (where: TicketWhere | null) => change({ query: withWhere(now().query, where) }),
    setSort: (sort: TicketQuery['sort']) => change({ query: { ...now().query, sort } }),
    setGroup: (group: TicketGrouping | null) => change({ query: withGroup(now().query, group) }),
  }
}
