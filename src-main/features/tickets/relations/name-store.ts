import type { ToldField } from '@shared/tickets/ticket-timeline'
import { eq } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { bays, locations } from '../../../data/sqlite/schema/local-knowledge'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { tickets } from '../../../data/sqlite/schema/local-tickets'

/** How values read: names in the place of ids, each looked up once and only when it occurs. */
export class NameStore {
  private readonly known = new Map<string, string | undefined>()

  constructor(private readonly db: ReadDb) {}

  read(field: ToldField, value: unknown): string | null {
    if (value === null || value === undefined) return null
    if (field === 'watchers') return listOf(value, (each) => this.personOf(each) ?? '…')
    if (field === 'tags') return listOf(value, (each) => each)
    if (field === 'checklist') return doneOf(value)
    return typeof value === 'string' ? (this.nameOf(field, value) ?? value) : String(value)
  }

  /** Those of them who are known here, each once. */
  peopleOf(ids: readonly string[]): { readonly id: string; readonly name: string }[] {
    return [...new Set(ids)].flatMap((id) => {
      const name = this.personOf(id)
      return name === undefined ? [] : [{ id, name }]
    })
  }

  titleOf(id: string): string | undefined {
    return this.once(`ticket ${id}`, () => {
      const { title } = tickets
      return this.db.select({ title }).from(tickets).where(eq(tickets.id, id)).get()?.title
    })
  }

  private nameOf(field: ToldField, id: string): string | undefined {
    if (field === 'assignee') return this.personOf(id)
    if (field === 'location') return this.placeOf(id)
    if (field === 'bay') return this.bayOf(id)
    return field === 'parent' || field === 'merged' ? this.titleOf(id) : undefined
  }

  private personOf(id: string): string | undefined {
    return this.once(`person ${id}`, () => {
      const { name } = staffNames
      return this.db.select({ name }).from(staffNames).where(eq(staffNames.id, id)).get()?.name
    })
  }

  private placeOf(id: string): string | undefined {
    return this.once(`place ${id}`, () => {
      const { name } = locations
      return this.db.select({ name }).from(locations).where(eq(locations.id, id)).get()?.name
    })
  }

  private bayOf(id: string): string | undefined {
    return this.once(`bay ${id}`, () => {
      const { number } = bays
      return this.db.select({ number }).from(bays).where(eq(bays.id, id)).get()?.number.toString()
    })
  }

  private once(key: string, look: () => string | undefined): string | undefined {
    if (!this.known.has(key)) this.known.set(key, look())
    return this.known.get(key)
  }
}

function listOf(value: unknown, name: (each: string) => string): string | null {
  if (!Array.isArray(value) || value.length === 0) return null
  return value.map((each) => name(String(each))).join(', ')
}

/** `2/3`: done of all. */
function doneOf(value: unknown): string | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const done = value.filter((item) => item?.done === true).length
  return `${done}/${value.length}`
}
