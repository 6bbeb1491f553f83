import { mayBecome, ticketStatuses } from '@shared/tickets/ticket-status'
import { expect, test } from 'vitest'
import { nextSteps, statusChoices } from './next-steps'

test.each(ticketStatuses)('offers only moves that are allowed: %s', (status) => {
  for (const { to } of nextSteps[status]) expect(mayBecome(status, to)).toBe(true)
  for (const to of statusChoices(status)) expect(mayBecome(status, to)).toBe(true)
  expect(statusChoices(status)[0]).toBe(status)
})
