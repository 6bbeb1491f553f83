import type { PostgresDatabase } from './connection'

/** Of this day and this month in UTC; what is reserved and not settled counts as reserved. */
export interface SpendTotals {
  readonly dayMicros: number
  readonly monthMicros: number
  readonly dayCents: number
  readonly monthCents: number
}

const microsInCent = 10_000

/**
 * What models have cost the club and what they may, in millionths of a US dollar and in cents.
 * @throws AppError FORBIDDEN (for management only), OFFLINE …
 */
export async function readSpendTotals(
  database: Pick<PostgresDatabase, 'statement'>,
): Promise<SpendTotals> {
  // Large whole numbers come as text.
  const [row] = await database.statement<Readonly<Record<string, string>>>({
    text: 'select * from public.clubos_model_spend()',
  })
  return {
    dayMicros: Number(row?.day_micros),
    monthMicros: Number(row?.month_micros),
    dayCents: Number(row?.day_cap_micros) / microsInCent,
    monthCents: Number(row?.month_cap_micros) / microsInCent,
  }
}
