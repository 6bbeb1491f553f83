import { index } from 'drizzle-orm/sqlite-core'
import {
  changePlans as centralChangePlans,
  changeSteps as centralChangeSteps,
  ledger as centralLedger,
} from '../../postgres/schema/changes'
import { mirrorOf } from '../mirror'

export const changePlans = mirrorOf(centralChangePlans, (table) => [
  index('change_plans_in_status').on(table.status, table.createdAt),
])

export const changeSteps = mirrorOf(centralChangeSteps, (table) => [
  index('change_steps_in_order').on(table.planId, table.position),
])

export const ledger = mirrorOf(centralLedger, (table) => [index('ledger_in_order').on(table.seq)])
