import { useMutation } from '@tanstack/react-query'
import { request } from '../../../ipc/request'

/** Makes the candidate every desk's router; the event that follows brings the new list. */
export function usePublish() {
  return useMutation({
    mutationFn: (sha256: string) => request('training.publish', { sha256 }),
  })
}

/** Brings an earlier router back; null: the one that ships with the app. */
export function useRollback() {
  return useMutation({
    mutationFn: (id: string | null) => request('training.rollback', { id }),
  })
}
