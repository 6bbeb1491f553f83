import type { Role } from '@shared/accounts/role'

/** The parts of the settings of tickets, in the order of their tabs; each has an address. */
export const setupSections = ['promises', 'assignment', 'shifts', 'templates'] as const

export type SetupSection = (typeof setupSections)[number]

/** The section that an address names; the first where it names none. */
export function setupSectionOf(name: string | null): SetupSection {
  return setupSections.find((section) => section === name) ?? 'promises'
}

export function setupPath(section: SetupSection): string {
  return `/tickets/setup/${section}`
}

const readers = ['operator', 'manager', 'admin'] as const satisfies readonly Role[]

/** Whether a role sees what tickets are set up with. */
export const seesSetup = (role: Role): boolean => (readers as readonly Role[]).includes(role)
