import type { accountRoutes } from '@shared/accounts/account-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { AccountService } from './account-service'

export const accountHandlers = (accounts: AccountService): HandlersFor<typeof accountRoutes> => ({
  'accounts.demo-people': () => accounts.demoPeople(),
  'accounts.session': () => accounts.person,
  'accounts.sign-in': (input) => accounts.signIn(input),
  'accounts.sign-out': () => accounts.signOut(),
})
