import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { useSession } from '../../../app/session'

interface ViewOrders {
  /** By person: a desk is shared. */
  readonly byPerson: Readonly<Record<string, readonly string[]>>
}

/** What this device remembers: shared views and those that every desk has are nobody's to place. */
const useViewOrders = create<ViewOrders>()(
  persist(() => ({ byPerson: {} }) as ViewOrders, { name: 'clubos.ticket-views', version: 1 }),
)

const none: readonly string[] = []

/** The ids of the views as whoever is signed in has put them. */
export function useViewOrder(): readonly string[] {
  const personId = useSession().data?.id ?? ''
  return useViewOrders(({ byPerson }) => byPerson[personId]) ?? none
}

export function useSetViewOrder(): (order: readonly string[]) => void {
  const personId = useSession().data?.id ?? ''
  return (order) =>
    useViewOrders.setState(({ byPerson }) => ({ byPerson: { ...byPerson, [personId]: order } }))
}
