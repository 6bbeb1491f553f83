import type {
  Answer,
  AnswerBlock,
  AskProgress,
  Citation,
  RouteReport,
} from '@shared/ask/ask-contract'
import type { ErrorReport } from '@shared/ipc/app-error'
import type { Draft } from './draft'

/** A question on screen with as much of its answer as has come. */
export interface Turn {
  /** Stays the same while the answer streams in. */
  readonly key: string
  readonly question: string
  readonly locationId: string | null
  readonly askedAt: string
  readonly state: 'running' | 'answered' | 'stopped' | 'failed'
  readonly traceId: string | null
  readonly route: RouteReport | null
  /** What a model is writing; null before one writes and once there is an answer. */
  readonly draft: Draft | null
  readonly blocks: readonly AnswerBlock[]
  readonly citations: readonly Citation[]
  readonly answer: Answer | null
  readonly error: ErrorReport | null
}

export interface NewQuestion {
  readonly requestId: string
  readonly question: string
  readonly locationId: string | null
  readonly askedAt: string
}

export function startTurn({ requestId, ...asked }: NewQuestion): Turn {
  const nothing = {
    traceId: null,
    route: null,
    draft: null,
    blocks: [],
    citations: [],
    answer: null,
    error: null,
  }
  return { key: requestId, state: 'running', ...asked, ...nothing }
}

/** The turn with one more piece of its stream; pieces that come after the end change nothing. */
export function applyProgress(turn: Turn, progress: AskProgress): Turn {
  if (turn.state !== 'running') return turn
  switch (progress.type) {
    case 'started':
      return { ...turn, traceId: progress.traceId }
    case 'routed':
      return { ...turn, route: progress.route }
    case 'cited':
      return { ...turn, citations: [...turn.citations, progress.citation] }
    case 'block':
      return { ...turn, blocks: [...turn.blocks, progress.block] }
    case 'writing': {
      const { provider, attempt } = progress
      return { ...turn, draft: { provider, attempt, text: '' } }
    }
    case 'words':
      return turn.draft === null ? turn : { ...turn, draft: withWords(turn.draft, progress.text) }
  }
}

function withWords(draft: Draft, words: string): Draft {
  return { ...draft, text: draft.text + words }
}

/** The turn once its answer is complete; what streamed in is replaced by what was recorded. */
export function finishTurn(turn: Turn, answer: Answer): Turn {
  return { ...turn, ...answered(answer), key: turn.key }
}

export function failTurn(turn: Turn, error: ErrorReport): Turn {
  return { ...turn, state: error.code === 'CANCELLED' ? 'stopped' : 'failed', error }
}

/** What was asked before and what was asked now, in the order it was asked, nothing twice. */
export function conversation(history: readonly Answer[], live: readonly Turn[]): readonly Turn[] {
  const shown = new Set(live.map(({ traceId }) => traceId))
  const earlier = history.filter(({ traceId }) => !shown.has(traceId)).map(answered)
  return [...earlier, ...live]
}

function answered(answer: Answer): Turn {
  const { traceId, question, locationId, askedAt, route, blocks, citations } = answer
  const same = { traceId, question, locationId, askedAt, route, blocks, citations }
  return { key: traceId, state: 'answered', ...same, draft: null, answer, error: null }
}

/** Whether two turns show the same: an answered one is as its recorded answer. */
export function sameTurn(one: Turn, other: Turn): boolean {
  return (
    one === other || (one.key === other.key && one.answer !== null && one.answer === other.answer)
  )
}

/** The answer of one of the turns; null where it has none, or none of them is it. */
export function answerOf(turns: readonly Turn[], traceId: string | null): Answer | null {
  if (traceId === null) return null
  return turns.findLast((turn) => turn.traceId === traceId)?.answer ?? null
}
