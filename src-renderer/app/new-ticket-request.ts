import { create } from 'zustand'

/** What a ticket that is asked for elsewhere begins with. */
export interface RequestedTicket {
  readonly title: string
  readonly description?: string
  readonly locationId?: string | null
  readonly priority?: 'low' | 'medium' | 'high' | 'urgent'
  /** Of the question that it comes from. */
  readonly traceId?: string
  readonly conversationId?: string
}

interface NewTicketRequests {
  readonly requested: RequestedTicket | null
  /** The Tickets screen opens its dialog with it; going there is the caller's. */
  request(ticket: RequestedTicket): void
  /** It is in the dialog now. */
  taken(): void
}

/** How other screens ask for a ticket. */
export const useNewTicketRequests = create<NewTicketRequests>()((set) => ({
  requested: null,
  request: (requested) => set({ requested }),
  taken: () => set({ requested: null }),
}))
