import type { Ticket } from '@shared/tickets/ticket-contract'
import { create } from 'zustand'

export type TextField = 'title' | 'description'

/** A text being edited, and what it was when that began. */
export interface TextDraft {
  readonly base: string
  readonly text: string
}

export interface NewTicket {
  readonly title: string
  readonly description: string
  readonly category: Ticket['category']
  readonly priority: Ticket['priority']
  /** Null: the location at the top. */
  readonly locationId: string | null
  readonly bayId: string | null
  readonly assigneeId: string | null
  /** As the date field holds it; empty for none. */
  readonly due: string
}

interface TicketState {
  readonly creating: boolean
  readonly newTicket: NewTicket
  /** By ticket and field, so that looking at another ticket loses nothing. */
  readonly drafts: Readonly<Record<string, TextDraft>>
  setCreating(creating: boolean): void
  writeNew(change: Partial<NewTicket>): void
  forgetNew(): void
  writeDraft(key: string, draft: TextDraft): void
  forgetDraft(key: string): void
  reset(): void
}

const emptyTicket: NewTicket = {
  title: '',
  description: '',
  category: 'facilities',
  priority: 'medium',
  locationId: null,
  bayId: null,
  assigneeId: null,
  due: '',
}

const start = { creating: false, newTicket: emptyTicket, drafts: {} } as const

/** Everything that is typed and not saved. */
export const useTicketStore = create<TicketState>()((set) => ({
  ...start,
  setCreating: (creating) => set({ creating }),
  writeNew: (change) => set(({ newTicket }) => ({ newTicket: { ...newTicket, ...change } })),
  forgetNew: () => set({ creating: false, newTicket: emptyTicket }),
  writeDraft: (key, draft) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } })),
  forgetDraft: (key) => set(({ drafts: { [key]: _gone, ...drafts } }) => ({ drafts })),
  reset: () => set(start),
}))

/** Where a text of that ticket is kept while it is written. */
export function draftKey(ticketId: string, field: TextField | 'comment'): string {
  return `${ticketId}.${field}`
}
