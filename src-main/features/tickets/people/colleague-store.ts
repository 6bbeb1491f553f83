import { AppError } from '@shared/ipc/app-error'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { isListed } from '../lists/found-sql'

const { id, name, worksHere, deletedAt } = staffNames

/** A database that is older does not say; then everybody is taken to. */
export const isColleague = sql<boolean>`(${worksHere} is not 0 and ${deletedAt} is null)`

/** Who works here and can be given tickets, and whose name is only still known. */
export class ColleagueStore {
  constructor(private readonly db: ReadDb) {}

  /** By name. */
  all() {
    return this.named(isColleague)
  }

  /** Kiosks and those who have left, by name; and whether tickets in the lists are still theirs. */
  others() {
    return this.named(sql`not ${isColleague}`).map((person) => ({
      ...person,
      assigned: this.hasTickets(person.id),
    }))
  }

  isOne(personId: string): boolean {
    const isThey = and(eq(id, personId), isColleague)
    return this.db.select({ id }).from(staffNames).where(isThey).get() !== undefined
  }

  /** @throws AppError NOT_WORKING_HERE, where somebody is named who does not work here */
  check(personId: string | null | undefined): void {
    if (!personId || this.isOne(personId)) return
    throw new AppError('NOT_WORKING_HERE', refusal(this.nameOf(personId) ?? undefined))
  }

  /** Of anybody who was ever here; null: it is not known on this device. */
  nameOf(personId: string): string | null {
    const known = this.db.select({ name }).from(staffNames).where(eq(id, personId)).get()
    return known?.name ?? null
  }

  /**
   * Those people, each once.
   * @throws AppError NOT_WORKING_HERE
   */
  called(ids: readonly string[]) {
    const wanted = [...new Set(ids)]
    for (const each of wanted) this.check(each)
    return this.named(inArray(id, wanted))
  }

  private named(which: SQL) {
    return this.db.select({ id, name }).from(staffNames).where(which).orderBy(name).all()
  }

  private hasTickets(personId: string): boolean {
    const isTheirs = and(eq(tickets.assigneeId, personId), isListed)
    const found = this.db.select({ id: tickets.id }).from(tickets).where(isTheirs).limit(1).get()
    return found !== undefined
  }
}

function refusal(name = 'This person'): string {
  return `${name} does not work here, or not any more. Choose somebody else.`
}
