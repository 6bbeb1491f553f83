import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { useSession } from '../../../app/session'
import { type ColumnWidths, readWidths } from './column-widths'

interface KeptWidths {
  /** By person: a desk is shared. */
  readonly byPerson: Readonly<Record<string, ColumnWidths>>
}

/** What this device remembers: how much room there is differs from screen to screen. */
const useKeptWidths = create<KeptWidths>()(
  persist((): KeptWidths => ({ byPerson: {} }), {
    name: 'clubos.ticket-columns',
    version: 1,
    merge: (kept) => ({ byPerson: readAll(kept) }),
  }),
)

function readAll(kept: unknown): KeptWidths['byPerson'] {
  const all = (kept as { byPerson?: unknown } | undefined)?.byPerson
  if (typeof all !== 'object' || all === null) return {}
  return Object.fromEntries(Object.entries(all).map(([id, widths]) => [id, readWidths(widths)]))
}

const none: ColumnWidths = {}

/** The widths that whoever is signed in has given to columns, and how to give them others. */
export function useColumnWidths() {
  const personId = useSession().data?.id ?? ''
  const widths = useKeptWidths(({ byPerson }) => byPerson[personId]) ?? none
  const setWidths = (next: ColumnWidths) =>
    useKeptWidths.setState(({ byPerson }) => ({ byPerson: { ...byPerson, [personId]: next } }))
  return { widths, setWidths }
}
