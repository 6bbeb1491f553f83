import type { Conflict } from '@shared/sync/sync-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../../ipc/request'

export type Settlement =
  | { readonly resolution: 'theirs' | 'mine' }
  | { readonly resolution: 'merged'; readonly value: string }

/** Settles a conflict for everybody and takes it off the list at once. */
export function useSettle(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (settlement: Settlement) => request('sync.settle', { id, ...settlement }),
    onSuccess: () => {
      client.setQueryData<readonly Conflict[]>(['sync.conflicts', {}], (conflicts) =>
        conflicts?.filter((conflict) => conflict.id !== id),
      )
    },
  })
}
