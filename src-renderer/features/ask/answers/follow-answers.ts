import type { AnswersOverview, Precomputation } from '@shared/answers/answers-contract'
import type { QueryClient } from '@tanstack/react-query'
import { on } from '../../../ipc/events'

export const overviewKey = ['answers.overview', {}] as const

/** Keeps how far answering ahead is current; what it saved is counted anew when it ends. */
export function followAnswers(client: QueryClient): readonly (() => void)[] {
  return [on('answers.precomputing', (state) => takePrecomputation(client, state))]
}

export function takePrecomputation(client: QueryClient, precomputation: Precomputation): void {
  client.setQueryData<AnswersOverview>(
    overviewKey,
    (known) => known && { ...known, precomputation },
  )
  if (precomputation.state === 'running') return
  void client.invalidateQueries({ queryKey: overviewKey })
}
