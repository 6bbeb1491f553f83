import type { Escalation } from '@shared/escalations/escalation-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../../ipc/request'
import { useRead } from '../../../ipc/use-read'
import type { SteadyItem } from '../../../ui/steady-list'
import { type WaitingFilter, waitingRows } from './waiting-rows'

const listInput = { limit: 200 }
const listKey = ['escalations.list', listInput] as const

interface Listed {
  readonly items: readonly Escalation[]
  readonly waiting: number
}

export function useEscalations() {
  return useRead('escalations.list', listInput, { staleTime: 0 })
}

interface Kept {
  readonly filter: WaitingFilter
  readonly rows: readonly SteadyItem<Escalation>[]
}

/** The rows of a list in which nothing moves until another one is chosen. */
export function useWaitingRows(
  latest: readonly Escalation[] | undefined,
  filter: WaitingFilter,
): readonly SteadyItem<Escalation>[] {
  const [kept, setKept] = useState<Kept>({ filter, rows: [] })
  const before = kept.filter === filter ? kept.rows : []
  const rows = latest === undefined ? before : waitingRows(before, latest, filter)
  if (kept.filter !== filter || rows !== kept.rows) setKept({ filter, rows })
  return rows
}

/** "I take it": everybody sees who has it. */
export function useClaim() {
  const take = useTakeEscalation()
  return useMutation({
    mutationFn: (id: string) => request('escalations.claim', { id }),
    onSuccess: take,
  })
}

/** Answers the question of somebody who waits. */
export function useAnswerQuestion(id: string) {
  const take = useTakeEscalation()
  return useMutation({
    mutationFn: (answer: string) => request('escalations.answer', { id, answer }),
    onSuccess: take,
  })
}

/** Shows at once what one did; the event that follows brings the rest. */
function useTakeEscalation(): (escalation: Escalation) => void {
  const client = useQueryClient()
  return (escalation) =>
    client.setQueryData<Listed>(
      listKey,
      (listed) =>
        listed && {
          ...listed,
          items: listed.items.map((one) => (one.id === escalation.id ? escalation : one)),
        },
    )
}
