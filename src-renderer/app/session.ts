import type { Person } from '@shared/accounts/account-contract'
import type { UseQueryResult } from '@tanstack/react-query'
import { request } from '../ipc/request'
import { useRead } from '../ipc/use-read'

/** Who is signed in, or null; events keep it current. */
export function useSession(): UseQueryResult<Person | null> {
  return useRead('accounts.session', {})
}

/** Ends the session; the event that follows brings the sign-in screen. */
export async function signOut(): Promise<void> {
  await request('accounts.sign-out', {})
}
