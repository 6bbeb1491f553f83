import type { SystemStatus } from '@shared/system/system-contract'
import type { UseQueryResult } from '@tanstack/react-query'
import { useRead } from '../ipc/use-read'

/** The app's own state; events keep it current. */
export function useSystemStatus(): UseQueryResult<SystemStatus> {
  return useRead('system.status', {})
}
