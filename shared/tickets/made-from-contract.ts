import { z } from 'zod'
import { staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'
import { traceId } from '../traces/trace-id'
import { ticket } from './ticket-contract'

export const madeFromRoutes = {
  /** The latest ticket that was made from a question; null: none on this device. */
  'tickets.made-from': {
    input: z.object({ traceId }),
    output: ticket.nullable(),
    roles: staff,
  },
} satisfies RouteMap
