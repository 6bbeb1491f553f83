import type { Answer, AskProgress } from '@shared/ask/ask-contract'
import type { ErrorReport } from '@shared/ipc/app-error'
import { create } from 'zustand'
import { applyProgress, failTurn, finishTurn, type NewQuestion, startTurn, type Turn } from './turn'

interface Running {
  readonly requestId: string
  readonly abort: AbortController
}

interface AskState {
  /** Asked since sign-in, oldest first. */
  readonly turns: readonly Turn[]
  readonly running: Running | null
  /** Trace whose "why" is open beside the conversation. */
  readonly whyId: string | null
  /** Trace whose emergency procedure takes the whole pane. */
  readonly emergencyId: string | null
  begin(question: NewQuestion, abort: AbortController): void
  /** Pieces of the stream, in the order in which they came. */
  progress(pieces: readonly AskProgress[]): void
  finish(requestId: string, answer: Answer): void
  fail(requestId: string, error: ErrorReport): void
  /** Takes over a newer state of an answer that is on screen. */
  update(answer: Answer): void
  drop(key: string): void
  showWhy(traceId: string | null): void
  showEmergency(traceId: string | null): void
  /** Stops what runs and forgets everything: somebody else sits down. */
  reset(): void
}

function withProgress(turns: readonly Turn[], piece: AskProgress): readonly Turn[] {
  return turns.map((turn) => (turn.key === piece.requestId ? applyProgress(turn, piece) : turn))
}

const empty = { turns: [], running: null, whyId: null, emergencyId: null }

export const useAskStore = create<AskState>()((set, get) => {
  const change = (key: string, update: (turn: Turn) => Turn) =>
    set(({ turns }) => ({ turns: turns.map((turn) => (turn.key === key ? update(turn) : turn)) }))
  const end = (requestId: string, update: (turn: Turn) => Turn) => {
    change(requestId, update)
    if (get().running?.requestId === requestId) set({ running: null })
  }
  return {
    ...empty,
    begin: (question, abort) =>
      set(({ turns }) => ({
        turns: [...turns, startTurn(question)],
        running: { requestId: question.requestId, abort },
      })),
    progress: (pieces) => set(({ turns }) => ({ turns: pieces.reduce(withProgress, turns) })),
    finish: (requestId, answer) => {
      end(requestId, (turn) => finishTurn(turn, answer))
      if (answer.emergency !== null) set({ emergencyId: answer.traceId })
    },
    fail: (requestId, error) => end(requestId, (turn) => failTurn(turn, error)),
    update: (answer) =>
      set(({ turns }) => ({
        turns: turns.map((turn) =>
          turn.traceId === answer.traceId ? finishTurn(turn, answer) : turn,
        ),
      })),
    drop: (key) => set(({ turns }) => ({ turns: turns.filter((turn) => turn.key !== key) })),
    showWhy: (whyId) => set({ whyId }),
    showEmergency: (emergencyId) => set({ emergencyId }),
    reset: () => {
      get().running?.abort.abort()
      set(empty)
    },
  }
})
