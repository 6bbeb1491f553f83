import type { Role } from '@shared/accounts/role'

export const roleNames = {
  kiosk: 'Guest kiosk',
  support: 'Support',
  operator: 'Operator',
  manager: 'Manager',
  admin: 'Administrator',
} satisfies Record<Role, string>
