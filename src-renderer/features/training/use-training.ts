import type { RouteInput } from '@shared/ipc/contract'
import { useMutation } from '@tanstack/react-query'
import { request } from '../../ipc/request'
import { useRead } from '../../ipc/use-read'

/** Everything about the router but its examples; read anew when the screen opens. */
export function useTrainingOverview() {
  return useRead('training.overview', {}, { staleTime: 0 })
}

/** Gives a text its label; the event that follows brings the new counts. */
export function useLabelText() {
  return useMutation({
    mutationFn: (input: RouteInput<'training.label'>) => request('training.label', input),
  })
}

export function useRemoveExample() {
  return useMutation({ mutationFn: (id: string) => request('training.remove', { id }) })
}

export function useTrain() {
  return useMutation({ mutationFn: () => request('training.train', {}) })
}

export function useStopTraining() {
  return useMutation({ mutationFn: () => request('training.stop', {}) })
}
