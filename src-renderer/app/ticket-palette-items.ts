import type { Person } from '@shared/accounts/account-contract'
import { useLocation } from 'wouter'
import { useViews } from '../features/tickets/list-head/use-views'
import { appText } from './app-text'
import type { PaletteItem } from './palette-ranking'
import { syncs } from './sync/sync-reads'

const text = appText.palette
// As much as the search of the list takes.
const longestSearch = 200

/** Every view of the tickets by its name. */
export function useTicketViewItems({ role }: Person): readonly PaletteItem[] {
  const [, navigate] = useLocation()
  const { views, open } = useViews({ enabled: syncs(role) })
  if (!syncs(role)) return []
  return views.map((view) => ({
    id: `ticket-view-${view.id}`,
    group: text.groups.screens,
    label: `${appText.screens.tickets}: ${view.name}`,
    run: () => {
      open(view)
      navigate('/tickets')
    },
  }))
}

/** A search for what was typed among all tickets. */
export function useTicketSearchItem({ role }: Person, query: string): readonly PaletteItem[] {
  const [, navigate] = useLocation()
  const { list, views, open } = useViews({ enabled: false })
  const search = query.trim().slice(0, longestSearch)
  const everything = views.find(({ id }) => id === 'all')
  if (search === '' || everything === undefined || !syncs(role)) return []
  const run = () => {
    open(everything)
    list.setText(search)
    navigate('/tickets')
  }
  return [
    { id: 'search-tickets', group: text.groups.actions, label: text.searchTickets(search), run },
  ]
}
