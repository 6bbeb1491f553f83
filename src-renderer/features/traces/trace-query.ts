import type { RouteInput } from '@shared/ipc/contract'
import type { TraceSummary } from '@shared/traces/trace-contract'
import type { TraceFilters } from './trace-store'

export type TraceQuery = RouteInput<'traces.list'>

/** What to ask main for; filters that are off are left out. */
export function traceQuery(filters: TraceFilters, locationId: string | null): TraceQuery {
  const { assistant, search, status } = filters
  return {
    ...(search.trim() === '' ? {} : { search: search.trim().slice(0, 200) }),
    ...(assistant === null ? {} : { assistant }),
    ...(status === null ? {} : { status }),
    ...(locationId === null ? {} : { locationId }),
  }
}

/** Whether a new trace would be in the list, for counting what has come. */
export function wouldList(query: TraceQuery, trace: TraceSummary): boolean {
  const { assistant, locationId, search, status } = query
  if (assistant !== undefined && trace.assistant !== assistant) return false
  if (status !== undefined && trace.status !== status) return false
  if (locationId !== undefined && trace.locationId !== locationId) return false
  return search === undefined || trace.question.toLowerCase().includes(search.toLowerCase())
}
