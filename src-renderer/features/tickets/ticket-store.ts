import { create } from 'zustand'
import { emptyTicket, isWritten, type NewTicket } from './create/new-ticket'

export type TextField = 'title' | 'description'

/** A text being edited, and what it was when that began. */
export interface TextDraft {
  readonly base: string
  readonly text: string
  /** Who was chosen from the list of people while it was written. */
  readonly mentions?: readonly string[]
}

interface TicketState {
  readonly creating: boolean
  readonly newTicket: NewTicket
  /** What was being written when another ticket was asked for; it comes back after that one. */
  readonly shelved: NewTicket | null
  /** By ticket and field, so that looking at another ticket loses nothing. */
  readonly drafts: Readonly<Record<string, TextDraft>>
  setCreating(creating: boolean): void
  writeNew(change: Partial<NewTicket>): void
  forgetNew(): void
  /** Opens the dialog with what another screen asks for. */
  beginNew(ticket: Partial<NewTicket>): void
  writeDraft(key: string, draft: TextDraft): void
  forgetDraft(key: string): void
  reset(): void
}

const start = { creating: false, newTicket: emptyTicket, shelved: null, drafts: {} } as const

/** Everything that is typed and not saved. */
export const useTicketStore = create<TicketState>()((set) => ({
  ...start,
  setCreating: (creating) => set({ creating }),
  writeNew: (change) => set(({ newTicket }) => ({ newTicket: { ...newTicket, ...change } })),
  forgetNew: () =>
    set(({ shelved }) => ({ creating: false, newTicket: shelved ?? emptyTicket, shelved: null })),
  beginNew: (ticket) =>
    set(({ newTicket, shelved }) => ({
      creating: true,
      shelved: isWritten(newTicket) ? newTicket : shelved,
      newTicket: { ...emptyTicket, ...ticket },
    })),
  writeDraft: (key, draft) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } })),
  forgetDraft: (key) => set(({ drafts: { [key]: _gone, ...drafts } }) => ({ drafts })),
  reset: () => set(start),
}))

/** Where a text of that ticket is kept while it is written. */
export function draftKey(ticketId: string, field: TextField | 'comment' | 'cause' | 'fix'): string {
  return `${ticketId}.${field}`
}
