import type { TicketNotice } from '@shared/tickets/ticket-notice-contract'

/** How the system tells of a notice: what happened and to which ticket, nothing of what was written. */
export function desktopWords({ kind, byName, title, ticketId }: TicketNotice) {
  const who = byName ?? 'ClubOS'
  const titles = {
    mentioned: `${who} mentioned you`,
    assigned: `${who} gave you a ticket`,
    breached: 'A ticket of yours is late',
    due: 'A ticket of yours is due within the hour',
    commented: `${who} commented on an urgent ticket`,
    changed: `${who} changed an urgent ticket`,
  } satisfies Record<TicketNotice['kind'], string>
  return { ticketId, title: titles[kind], body: title }
}

/** What is worth calling somebody back to the window for. */
export function isPressing({ kind, priority }: TicketNotice): boolean {
  return kind === 'assigned' || kind === 'mentioned' || kind === 'breached' || priority === 'urgent'
}
