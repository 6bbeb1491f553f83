/** The five roles, from least to most trusted. The database knows them as `clubos_<role>`. */
export const roles = ['kiosk', 'support', 'operator', 'manager', 'admin'] as const

export type Role = (typeof roles)[number]

/** Everyone who works for the club: every role but the guests' kiosk. */
export const staff = ['support', 'operator', 'manager', 'admin'] as const satisfies readonly Role[]

/** Roles that see the club's plans and figures. */
export const management = ['manager', 'admin'] as const satisfies readonly Role[]

/** Who a piece of knowledge may be shown to; `management` knowledge is for managers and admins. */
/** Whether somebody works here; a kiosk is for guests. */
export const isStaff = (role: Role): boolean => (staff as readonly Role[]).includes(role)

export const audiences = ['public', 'staff', 'management'] as const

export type Audience = (typeof audiences)[number]

/** The audiences whose knowledge a role may read, narrowest first. */
export function audiencesFor(role: Role): readonly Audience[] {
  if (role === 'kiosk') return ['public']
  return (management as readonly Role[]).includes(role) ? audiences : ['public', 'staff']
}
