import type { Label } from '@shared/ask/assistant'
import type { TraceSummary } from '@shared/traces/trace-contract'
import { create } from 'zustand'

export interface TraceFilters {
  readonly search: string
  readonly assistant: Label | null
  readonly status: TraceSummary['status'] | null
}

interface TraceState {
  readonly filters: TraceFilters
  setFilters(change: Partial<TraceFilters>): void
  reset(): void
}

export const noFilters: TraceFilters = { search: '', assistant: null, status: null }

/** The list's filters, which stay while one looks at another screen. */
export const useTraceStore = create<TraceState>()((set) => ({
  filters: noFilters,
  setFilters: (change) => set(({ filters }) => ({ filters: { ...filters, ...change } })),
  reset: () => set({ filters: noFilters }),
}))
