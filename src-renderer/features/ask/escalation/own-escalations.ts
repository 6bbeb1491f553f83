import type { Escalation } from '@shared/escalations/escalation-contract'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { request } from '../../../ipc/request'
import { opinionOf } from '../feedback/answer-opinion'
import { useFeedbackStore } from '../feedback/feedback-store'
import type { Turn } from '../turn'

// What the contract takes at once.
const mostTraces = 200

export interface OwnEscalations {
  readonly byTrace: ReadonlyMap<string, Escalation>
  /** Whether it is known which questions are with a person. */
  readonly known: boolean
}

const none: OwnEscalations = { byTrace: new Map(), known: false }

export const OwnEscalationsContext = createContext(none)

/** The escalation of one of one's own questions; null where there is none. */
export function useOwnEscalation(traceId: string): Escalation | null {
  return useContext(OwnEscalationsContext).byTrace.get(traceId) ?? null
}

/** What became of the questions on screen that went to a person, or that may have. */
export function useOwnEscalations(turns: readonly Turn[], enabled: boolean): OwnEscalations {
  const said = useFeedbackStore((state) => state.said)
  const traceIds = turns
    .flatMap(({ answer }) => answer ?? [])
    .filter((answer) => {
      const opinion = opinionOf(answer, said[answer.traceId])
      return answer.handover !== null || (opinion !== null && opinion.verdict !== 'helpful')
    })
    .map(({ traceId }) => traceId)
    .slice(-mostTraces)
  const { data, isError } = useQuery({
    queryKey: ['escalations.of-traces', { traceIds }],
    queryFn: ({ signal }) => request('escalations.of-traces', { traceIds }, { signal }),
    enabled: enabled && traceIds.length > 0,
    placeholderData: keepPreviousData,
    select: byTraceOf,
  })
  // Asking twice brings the same one back, so not knowing need not keep anybody from asking.
  return data ?? { ...none, known: isError }
}

function byTraceOf(escalations: readonly Escalation[]): OwnEscalations {
  const pairs = escalations.flatMap((one) =>
    one.traceId === null ? [] : [[one.traceId, one] as const],
  )
  return { byTrace: new Map(pairs), known: true }
}

/** "Ask a person" about one of one's own questions. */
export function useRaise() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (traceId: string) => request('escalations.raise', { traceId }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['escalations.of-traces'] }),
  })
}
