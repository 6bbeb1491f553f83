import type { Label } from '@shared/ask/assistant'
import type { ExampleSource } from '@shared/training/training-contract'
import { create } from 'zustand'
import type { TrainingSection } from './training-sections'

export interface ExampleFilters {
  readonly label: Label | null
  readonly source: ExampleSource | null
  readonly search: string
}

/** What became of an uncertain question here. */
export type QueueOutcome =
  | { readonly kind: 'skipped' }
  | { readonly kind: 'labelled'; readonly label: Label; readonly exampleId: string | null }

/** What became of a listed error here: its label was kept, or changed. */
export type ErrorOutcome =
  | { readonly kind: 'kept' }
  | { readonly kind: 'labelled'; readonly label: Label }

interface TrainingView {
  /** Where one was last, so that coming back leads there. */
  readonly section: TrainingSection
  readonly filters: ExampleFilters
  readonly showConflicts: boolean
  readonly adding: boolean
  readonly newExample: { readonly text: string; readonly label: Label | null }
  /** By trace id. */
  readonly queue: Readonly<Record<string, QueueOutcome>>
  /** By candidate and example. */
  readonly errors: Readonly<Record<string, ErrorOutcome>>
  /** By text. */
  readonly settled: Readonly<Record<string, Label>>
}

interface TrainingStore extends TrainingView {
  set(change: Partial<TrainingView>): void
  filter(change: Partial<ExampleFilters>): void
  setOutcome(traceId: string, outcome: QueueOutcome | null): void
  setError(key: string, outcome: ErrorOutcome): void
  setSettled(text: string, label: Label): void
  reset(): void
}

export const noFilters: ExampleFilters = { label: null, source: null, search: '' }
export const emptyExample = { text: '', label: null } as const

const start: TrainingView = {
  section: 'data',
  filters: noFilters,
  showConflicts: false,
  adding: false,
  newExample: emptyExample,
  queue: {},
  errors: {},
  settled: {},
}

/** What one looks at, and what was done with the questions on screen. */
export const useTrainingStore = create<TrainingStore>()((update) => ({
  ...start,
  set: (change) => update(change),
  filter: (change) =>
    update(({ filters }) => ({ filters: { ...filters, ...change }, showConflicts: false })),
  setOutcome: (traceId, outcome) =>
    update(({ queue: { [traceId]: _before, ...others } }) => ({
      queue: outcome === null ? others : { ...others, [traceId]: outcome },
    })),
  setError: (key, outcome) => update(({ errors }) => ({ errors: { ...errors, [key]: outcome } })),
  setSettled: (text, label) =>
    update(({ settled }) => ({ settled: { ...settled, [text]: label } })),
  reset: () => update(start),
}))
