import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../../../ipc/request'
import { useRead } from '../../../ipc/use-read'
import { takePrecomputation } from './follow-answers'

// Hits and costs come with every question, on every desk: no event tells of each.
const refreshEvery = 15_000

/** How the remembered answers do, anew while one looks. */
export function useAnswersOverview() {
  return useRead('answers.overview', {}, { staleTime: 0, refetchInterval: refreshEvery })
}

export function usePrecompute() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (action: 'start' | 'stop') =>
      request(action === 'start' ? 'answers.precompute' : 'answers.stop-precomputing', {}),
    onSuccess: (state) => takePrecomputation(client, state),
  })
}
