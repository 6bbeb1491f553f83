import type { PostgresDatabase } from '../connection'
import type { TestClub } from './test-club'

export interface SignedIn {
  readonly id: string
  readonly database: PostgresDatabase
}

/** Those who work at the desk or above it, each under a login of their own. */
export function signInDesk(club: TestClub) {
  const signIn = (...who: Parameters<TestClub['person']>): SignedIn => {
    const person = club.person(...who)
    return { id: person.id, database: club.as(person) }
  }
  return {
    support: signIn('support'),
    operator: signIn('operator'),
    manager: signIn('manager'),
    truro: signIn('support', 'truro'),
  }
}
