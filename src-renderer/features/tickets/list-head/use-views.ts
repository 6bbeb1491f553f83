import type { RouteInput } from '@shared/ipc/contract'
import type { TicketView } from '@shared/tickets/ticket-view-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { request } from '../../../ipc/request'
import { useRead } from '../../../ipc/use-read'
import { orderedViews } from '../view-order/view-order'
import { useViewOrder } from '../view-order/view-order-store'
import { builtInViews, type OpenableView } from './built-in-views'
import { useListView } from './list-view-store'
import { differs, listViewOf } from './view-content'

const none: readonly TicketView[] = []

/** Every view that can be opened, the one that is open, and whether the list still looks like it. */
export function useViews({ enabled = true } = {}) {
  const list = useListView()
  const saved = useRead('tickets.views', {}, { enabled }).data ?? none
  const order = useViewOrder()
  const views = useMemo(
    () => orderedViews([...builtInViews, ...saved.map(openable)], order),
    [saved, order],
  )
  const current = views.find(({ id }) => id === list.viewId) ?? null
  const open = ({ id, content }: OpenableView) => list.change(listViewOf(content, id))
  return { list, views, current, open, changed: current === null || differs(list, current.content) }
}

function openable({ id, name, shared, mine, ...content }: TicketView): OpenableView {
  return { id, name, content, saved: { shared, mine } }
}

/** Keeps a view; with `opens` the list is then that view, else it stays as it is. */
export function useSaveView({ opens }: { readonly opens: boolean }) {
  const client = useQueryClient()
  const { change } = useListView()
  return useMutation({
    mutationFn: (input: RouteInput<'tickets.save-view'>) => request('tickets.save-view', input),
    onSuccess: async (view) => {
      await client.invalidateQueries({ queryKey: ['tickets.views'] })
      if (opens) change(listViewOf(openable(view).content, view.id))
    },
  })
}

/** Takes a view away; the list stays as it is. */
export function useRemoveView() {
  const client = useQueryClient()
  const { change } = useListView()
  return useMutation({
    mutationFn: (id: string) => request('tickets.remove-view', { id }),
    onSuccess: async () => {
      change({ viewId: null })
      await client.invalidateQueries({ queryKey: ['tickets.views'] })
    },
  })
}
