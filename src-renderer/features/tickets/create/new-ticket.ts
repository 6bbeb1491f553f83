import type { ChecklistItem, Ticket } from '@shared/tickets/ticket-contract'

/** Fields that may be guessed. */
export type GuessedField = 'category' | 'priority' | 'locationId' | 'bayId' | 'assigneeId' | 'tags'

/** A ticket as it is being written. */
export interface NewTicket {
  readonly title: string
  readonly description: string
  readonly category: Ticket['category']
  readonly priority: Ticket['priority']
  /** Null: the location at the top. */
  readonly locationId: string | null
  readonly bayId: string | null
  readonly assigneeId: string | null
  readonly tags: readonly string[]
  readonly checklist: readonly ChecklistItem[]
  /** In quick words; empty for none. */
  readonly due: string
  readonly templateId: string | null
  readonly traceId: string | null
  readonly conversationId: string | null
  /** What the person has chosen: nothing is guessed there any more. */
  readonly chosen: readonly GuessedField[]
}

export const emptyTicket: NewTicket = {
  ...{ title: '', description: '', category: 'facilities', priority: 'medium' },
  ...{ locationId: null, bayId: null, assigneeId: null, tags: [], checklist: [], due: '' },
  ...{ templateId: null, traceId: null, conversationId: null, chosen: [] },
}

export function isWritten({ title, description }: NewTicket): boolean {
  return title.trim() !== '' || description.trim() !== ''
}

/** With these fields chosen by the person. */
export function withChosen(
  ticket: NewTicket,
  change: Partial<Pick<NewTicket, GuessedField>>,
): NewTicket {
  const fields = Object.keys(change) as GuessedField[]
  return { ...ticket, ...change, chosen: [...new Set([...ticket.chosen, ...fields])] }
}

/** At another place, whose bays are others. */
export function movedTo({ chosen }: NewTicket, locationId: string): Partial<NewTicket> {
  const kept = chosen.filter((field) => field !== 'bayId' && field !== 'locationId')
  return { locationId, bayId: null, chosen: [...kept, 'locationId'] }
}
