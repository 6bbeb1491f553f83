import { type Role, staff } from '@shared/accounts/role'

export interface ScreenEntry {
  readonly id: 'tickets' | 'ask' | 'training' | 'traces'
  readonly path: string
  /** The letter after `g`. */
  readonly letter: string
  readonly roles: readonly Role[] | 'everyone'
}

/** Who labels what the router learns from. */
const labellers = ['operator', 'manager', 'admin'] as const satisfies readonly Role[]

const screens: readonly ScreenEntry[] = [
  { id: 'tickets', path: '/tickets', letter: 'k', roles: staff },
  { id: 'ask', path: '/ask', letter: 'a', roles: 'everyone' },
  { id: 'training', path: '/training', letter: 'r', roles: labellers },
  { id: 'traces', path: '/traces', letter: 't', roles: staff },
]

/** The screens that a role has, in the order of the side bar. */
export function screensFor(role: Role): readonly ScreenEntry[] {
  return screens.filter(({ roles }) => roles === 'everyone' || roles.includes(role))
}
