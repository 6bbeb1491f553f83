import type { QueryClient } from '@tanstack/react-query'
import { on } from '../../../ipc/events'

/** What is read anew when rows of these change. */
const routes: Readonly<Record<string, readonly string[]>> = {
  // Comments and changes name themselves, not the ticket that they are about.
  ticket_comments: ['tickets.clock'],
  ticket_events: ['tickets.clock'],
  tickets: ['tickets.clock'],
  settings: ['tickets.clock'],
  locations: ['tickets.clock'],
  ticket_templates: ['tickets.templates'],
  assignment_rules: ['tickets.assignment-rules'],
  on_call: ['tickets.shifts'],
  staff_names: ['tickets.templates', 'tickets.assignment-rules', 'tickets.shifts'],
}

/** Keeps what is promised about tickets, and who gets them, current on screen. */
export function followPromises(client: QueryClient): readonly (() => void)[] {
  const refresh = (route: string) => void client.invalidateQueries({ queryKey: [route] })
  return [
    on('tickets.clocks-changed', () => refresh('tickets.clock')),
    on('sync.rows-changed', ({ entity }) => {
      for (const route of routes[entity] ?? []) refresh(route)
    }),
  ]
}
