import { AppError } from '@shared/ipc/app-error'
import type { PostgresDatabase } from './connection'
import { readSpendTotals } from './spend-totals'

interface SpendCall {
  /** UUID; the same one again, with the same amount, reserves nothing more. */
  readonly id: string
  readonly provider: string
  readonly model: string
  /** Millionths of a US dollar. */
  readonly micros: number
}

interface LedgerOptions {
  /** Opens connections under the person's own role; called once, when first needed. */
  readonly connect: () => PostgresDatabase
  /** Longest that somebody who asked a question waits for it. */
  readonly patienceMs?: number
}

/**
 * What models cost the club, counted where all desks meet.
 * Its functions throw AppError FORBIDDEN (guests), CANCELLED (no answer in time), OFFLINE …
 */
export function spendLedger({ connect, patienceMs = 5_000 }: LedgerOptions) {
  let opened: PostgresDatabase | null = null
  const ask = async <Row extends object>(text: string, values: readonly unknown[]) => {
    opened ??= connect()
    return opened.statement<Row>({ text, values: [...values] }, AbortSignal.timeout(patienceMs))
  }
  // A line at rest may have been cut unnoticed; asked twice, the database says the same.
  const askTwice = async <Row extends object>(text: string, values: readonly unknown[]) => {
    try {
      return await ask<Row>(text, values)
    } catch (error) {
      if (error instanceof AppError && error.code === 'OFFLINE') return ask<Row>(text, values)
      throw error
    }
  }
  return {
    /** `day` or `month`: that cap would be passed, and nothing was reserved. */
    async reserve({ id, provider, model, micros }: SpendCall) {
      const query = 'select public.clubos_reserve_spend($1, $2, $3, $4) as said'
      const [row] = await askTwice<{ said: 'reserved' | 'day' | 'month' }>(query, [
        ...[id, provider, model, micros],
      ])
      if (row === undefined) throw new AppError('DATABASE_ERROR', 'The database did not answer.')
      return row.said
    },
    /** What the call cost instead of what was reserved for it; once. */
    async settle(id: string, micros: number): Promise<void> {
      await askTwice('select public.clubos_settle_spend($1, $2)', [id, micros])
    },
    /** For management; everybody else is refused. */
    totals: () => {
      opened ??= connect()
      return readSpendTotals(opened)
    },
    close: async (): Promise<void> => {
      await opened?.close()
    },
  }
}
