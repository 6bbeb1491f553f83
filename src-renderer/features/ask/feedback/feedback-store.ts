import type { RouteInput } from '@shared/ipc/contract'
import { create } from 'zustand'

export type Judgement = Omit<RouteInput<'ask.judge'>, 'traceId'>
export type Verdict = Judgement['verdict']

/** What was said and is not kept yet: on its way, or refused with an error. */
export interface Said {
  readonly judgement: Judgement
  readonly error: string | null
}

interface FeedbackState {
  /** By trace. */
  readonly said: Readonly<Record<string, Said>>
  /** Corrections that are being typed, by trace. */
  readonly corrections: Readonly<Record<string, string>>
  /** Trace whose choice of what was not helpful is open. */
  readonly openId: string | null
  say(traceId: string, said: Said | null): void
  write(traceId: string, correction: string | null): void
  open(traceId: string | null): void
  reset(): void
}

const empty = { said: {}, corrections: {}, openId: null }

/** What one thinks of answers, as long as only this window knows it. */
export const useFeedbackStore = create<FeedbackState>()((set) => ({
  ...empty,
  say: (traceId, value) => set(({ said }) => ({ said: withEntry(said, traceId, value) })),
  write: (traceId, value) =>
    set(({ corrections }) => ({ corrections: withEntry(corrections, traceId, value) })),
  open: (openId) => set({ openId }),
  reset: () => set(empty),
}))

function withEntry<Value>(
  before: Readonly<Record<string, Value>>,
  key: string,
  value: Value | null,
): Readonly<Record<string, Value>> {
  const { [key]: _old, ...others } = before
  return value === null ? others : { ...others, [key]: value }
}
