import { KnownPeople } from './known-people'
import { KnownPhones } from './known-phones'

export interface KnownCustomer {
  readonly name: string
  readonly phones: readonly string[]
}

/** Who the club's customers are, made ready for finding them: once for many calls. */
export class CustomerIndex {
  readonly people: KnownPeople
  readonly phones: KnownPhones

  constructor(customers: readonly KnownCustomer[]) {
    this.people = new KnownPeople(customers.map(({ name }) => name))
    this.phones = new KnownPhones(customers.flatMap(({ phones }) => phones))
  }
}
