import { isNull } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { customers } from '../../../data/sqlite/schema/local-messages'

interface Customer {
  readonly name: string
  /** E.164. */
  readonly phones: readonly string[]
}

/** Who the club's customers are, as this device knows them: read once until one of them changes. */
export class CustomerStore {
  private known: readonly Customer[] | null = null

  constructor(private readonly db: ReadDb) {}

  all(): readonly Customer[] {
    this.known ??= this.db
      .select({ name: customers.name, phone: customers.phone })
      .from(customers)
      .where(isNull(customers.deletedAt))
      .all()
      .map(({ name, phone }) => ({ name, phones: [phone] }))
    return this.known
  }

  changed(): void {
    this.known = null
  }
}
