import type { RouteInput, RouteName, RouteOutput } from '@shared/ipc/contract'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { request } from './request'

export interface ReadOptions {
  readonly enabled?: boolean
  /** Milliseconds for which what was read counts as current; for ever unless told. */
  readonly staleTime?: number
  readonly gcTime?: number
  /** Milliseconds after which it is read again, for what no event tells of. */
  readonly refetchInterval?: number
}

/** What a route returns, kept until an event changes it; leaving the screen cancels the call. */
export function useRead<Name extends RouteName>(
  route: Name,
  input: RouteInput<Name>,
  options: ReadOptions = {},
): UseQueryResult<RouteOutput<Name>> {
  return useQuery<RouteOutput<Name>>({
    queryKey: [route, input],
    queryFn: ({ signal }) => request(route, input, { signal }),
    ...options,
  })
}
