import type { Person, SignIn } from '@shared/accounts/account-contract'
import type { Role } from '@shared/accounts/role'
import { AppError, toAppError } from '@shared/ipc/app-error'
import type { Logger } from '../../platform/logger'
import type { OfflineCredentials } from './offline-credentials'

/** Checks a password where passwords live: the person's own PostgreSQL role. */
export interface CredentialCheck {
  /** @throws AppError WRONG_PASSWORD, or OFFLINE when the database cannot be asked */
  verify(email: string, password: string): Promise<Person>
}

/** The demo club's people and their passwords; `null` for any other club. */
export interface DemoPeople {
  list(): readonly (Person & { readonly password: string })[]
}

/** What a signed-in person works with; opened at sign-in, closed at sign-out. */
export interface Workspaces {
  open(person: Person, password: string): Promise<void>
  close(): Promise<void>
}

export interface AccountDependencies {
  readonly check: CredentialCheck
  readonly offline: OfflineCredentials
  readonly demo: DemoPeople
  /** Settles when the database is up, or has turned out not to come. */
  readonly databaseTried: () => Promise<void>
  readonly workspaces: Workspaces
  readonly onChange: (person: Person | null) => void
  readonly logger: Logger
}

const demoOrder: readonly Role[] = ['operator', 'support', 'manager', 'admin', 'kiosk']

/** Who is signed in on this device. One person at a time. */
export class AccountService {
  private current: Person | null = null
  private changing: Promise<unknown> = Promise.resolve()

  constructor(private readonly the: AccountDependencies) {}

  get person(): Person | null {
    return this.current
  }

  /** Those who answer customers first, the guests' kiosks last. */
  demoPeople(): Person[] {
    return this.the.demo
      .list()
      .map(({ password: _secret, ...person }) => person)
      .sort((a, b) => demoOrder.indexOf(a.role) - demoOrder.indexOf(b.role))
  }

  /**
   * Asks the database; without it, a person who signed in here within the grace period may go on.
   * @throws AppError WRONG_PASSWORD, OFFLINE
   */
  signIn(input: SignIn): Promise<Person> {
    return this.oneAtATime(async () => {
      await this.the.databaseTried()
      const { email, password } = this.credentialsOf(input)
      const person = await this.verify(email, password)
      // Nobody is signed in between two people: what the first one asked must not reach the second.
      if (this.current !== null) this.setPerson(null)
      await this.the.workspaces.close()
      await this.the.workspaces.open(person, password)
      this.setPerson(person)
      return person
    })
  }

  signOut(): Promise<null> {
    return this.oneAtATime(async () => {
      this.setPerson(null)
      await this.the.workspaces.close()
      return null
    })
  }

  private async verify(email: string, password: string): Promise<Person> {
    try {
      const person = await this.the.check.verify(email, password)
      await this.remember(person, password)
      return person
    } catch (thrown) {
      const error = toAppError(thrown)
      if (error.code !== 'OFFLINE') {
        await this.forgetRefused(error.code, email, password)
        throw error
      }
      this.the.logger.info('The database cannot be asked; trying the offline sign-in.')
      return this.the.offline.verify(email, password)
    }
  }

  /** A disk that takes no more must not keep anybody out whom the database lets in. */
  private async remember(person: Person, password: string): Promise<void> {
    try {
      await this.the.offline.remember(person, password)
    } catch (error) {
      this.the.logger.warn('The offline sign-in could not be renewed.', { error })
    }
  }

  /** Whom the database refuses cannot go on by pulling the cable; a typing error changes nothing. */
  private async forgetRefused(code: string, email: string, password: string): Promise<void> {
    const refused = code === 'NOT_STAFF' || code === 'ACCESS_REFUSED'
    const outdated = code === 'WRONG_PASSWORD' && (await this.isRemembered(email, password))
    if (refused || outdated) await this.the.offline.forget(email)
  }

  private isRemembered(email: string, password: string): Promise<boolean> {
    return this.the.offline.verify(email, password).then(
      () => true,
      () => false,
    )
  }

  private credentialsOf(input: SignIn): { email: string; password: string } {
    if ('email' in input) return input
    const found = this.the.demo.list().find(({ id }) => id === input.demoPersonId)
    if (found === undefined)
      throw new AppError('NO_SUCH_PERSON', 'This person is not in the demo club.')
    return found
  }

  private setPerson(person: Person | null): void {
    this.current = person
    this.the.onChange(person)
  }

  /** Signing in and out never overlap: each opens or closes the same local database. */
  private oneAtATime<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = this.changing.then(work, work)
    this.changing = next.catch(() => undefined)
    return next
  }
}
