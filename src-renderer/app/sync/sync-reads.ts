import { type Role, staff } from '@shared/accounts/role'
import type { Conflict, DeadLetter, SyncStatus } from '@shared/sync/sync-contract'
import type { UseQueryResult } from '@tanstack/react-query'
import { useRead } from '../../ipc/use-read'

/** Whether a role writes at all, and so has something to sync. */
export function syncs(role: Role): boolean {
  return (staff as readonly Role[]).includes(role)
}

/** The queue and what became of it, or null before it is known and for whom it is not; events keep it current. */
export function useSyncStatus(role: Role): SyncStatus | null {
  return useRead('sync.status', {}, { enabled: syncs(role) }).data ?? null
}

export function useConflicts(): UseQueryResult<readonly Conflict[]> {
  return useRead('sync.conflicts', {})
}

/** Changes that the central database refused for good, oldest first. */
export function useDeadLetters(): UseQueryResult<readonly DeadLetter[]> {
  return useRead('sync.dead-letters', {})
}
