import type { Person, SignIn } from '@shared/accounts/account-contract'
import { useMutation } from '@tanstack/react-query'
import { request } from '../../ipc/request'

/** Signs somebody in; a refusal stays in `error` for the form to show. */
export function useSignIn(onSignedIn: (person: Person) => void) {
  return useMutation({
    mutationFn: (input: SignIn) => request('accounts.sign-in', input),
    onSuccess: onSignedIn,
  })
}
