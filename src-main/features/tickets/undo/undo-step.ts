import type { UndoKind, UndoResult } from '@shared/tickets/ticket-bulk-contract'

/** What became of taking something back. */
export type TakenBack = Pick<UndoResult, 'restored' | 'left' | 'unassigned' | 'ticketId'>

/** Something that was done, and how it is taken back. */
export interface UndoStep {
  readonly kind: UndoKind
  /** @returns what became of it, and the way to do it again; null: there is none */
  readonly back: () => StepBack | Promise<StepBack>
}

interface StepBack {
  readonly taken: TakenBack
  readonly again: UndoStep | null
}
