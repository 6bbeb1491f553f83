import type { Person } from '@shared/accounts/account-contract'
import type { LocalDatabase } from './data/sqlite/local-database'
import type { DeskSync } from './data/sync/desk-sync'
import { TemplateService } from './features/tickets/templates/template-service'
import { TemplateStore } from './features/tickets/templates/template-store'
import type { TicketStore } from './features/tickets/ticket-store'

/** What the club promises about its tickets, who gets them, and which come again. */
export interface TicketPromises {
  readonly templates: TemplateService
}

interface PromiseParts {
  readonly local: LocalDatabase
  readonly person: Person
  readonly desk: DeskSync
  readonly bays: Pick<TicketStore, 'locationOfBay'>
}

export function composePromises({ local, person, desk, bays }: PromiseParts): TicketPromises {
  const { writer } = desk
  const store = new TemplateStore(local.read)
  return { templates: new TemplateService({ ...{ store, bays, writer, person } }) }
}
