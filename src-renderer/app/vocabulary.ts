import type { Audience } from '@shared/accounts/role'
import type { Label, Tier } from '@shared/ask/assistant'
import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TraceSummary } from '@shared/traces/trace-contract'

/** The contract's words as people read them. */
export const assistantNames = {
  emergency: 'Emergency',
  booking: 'Booking',
  tech: 'Tech support',
  brand: 'Brand voice',
  strategy: 'Strategy',
  'customer-info': 'Customer info',
  general: 'General',
  none: 'A person',
} satisfies Record<Label, string>

export const tierNames = {
  template: 'template',
  exact: 'exact cache',
  semantic: 'semantic cache',
  knowledge: 'knowledge',
  generated: 'generated',
  human: 'person',
} satisfies Record<Tier, string>

export const audienceNames = {
  public: 'Public',
  staff: 'Staff only',
  management: 'Management only',
} satisfies Record<Audience, string>

export const traceStatusNames = {
  answered: 'Answered',
  'handed-over': 'Handed over',
  emergency: 'Emergency',
  failed: 'Failed',
} satisfies Record<TraceSummary['status'], string>

export const ticketStatusNames = {
  open: 'Open',
  'in-progress': 'In progress',
  waiting: 'Waiting',
  resolved: 'Resolved',
  closed: 'Closed',
  archived: 'Archived',
} satisfies Record<Ticket['status'], string>

export const ticketPriorityNames = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  urgent: 'Urgent',
} satisfies Record<Ticket['priority'], string>

export const ticketCategoryNames = {
  facilities: 'Facilities',
  tech: 'Tech',
  orders: 'Orders',
} satisfies Record<Ticket['category'], string>

/** The word for a value that was written down earlier, of which not every one may still be known. */
export function wordFor(names: Readonly<Record<string, string>>, value: string): string {
  return names[value] ?? value
}
