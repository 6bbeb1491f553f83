import { isNull } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { customers } from '../../../data/sqlite/schema/local-messages'

interface Customer {
  readonly name: string
  /** E.164. */
  readonly phones: readonly string[]
}

/** Who the club's customers are, as this device knows them. */
export class CustomerStore {
  constructor(private readonly db: ReadDb) {}

  all(): readonly Customer[] {
    return this.db
      .select({ name: customers.name, phone: customers.phone })
      .from(customers)
      .where(isNull(customers.deletedAt))
      .all()
      .map(({ name, phone }) => ({ name, phones: [phone] }))
  }
}
