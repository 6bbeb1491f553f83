import type { ticketPromiseRoutes } from '@shared/tickets/ticket-promise-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { AssignmentService } from './assignment/assignment-service'
import type { TicketClocks } from './clocks/ticket-clocks'
import type { TemplateService } from './templates/template-service'

interface Promises {
  readonly assignment: AssignmentService
  readonly clocks: TicketClocks
  readonly templates: TemplateService
}

export const promiseHandlers = (the: () => Promises): HandlersFor<typeof ticketPromiseRoutes> => ({
  'tickets.assignment-rules': () => the().assignment.rules(),
  'tickets.save-assignment-rule': (rule) => the().assignment.saveRule(rule),
  'tickets.move-assignment-rule': (move) => the().assignment.moveRule(move),
  'tickets.remove-assignment-rule': (rule) => the().assignment.removeRule(rule),
  'tickets.shifts': () => the().assignment.shifts(),
  'tickets.add-shift': (shift) => the().assignment.addShift(shift),
  'tickets.end-shift': (shift) => the().assignment.endShift(shift),
  'tickets.clock': ({ id }) => the().clocks.show(id),
  'tickets.templates': () => the().templates.list(),
  'tickets.save-template': (template) => the().templates.save(template),
  'tickets.remove-template': ({ id }) => the().templates.remove(id),
})
