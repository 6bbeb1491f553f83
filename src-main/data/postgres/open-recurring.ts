import { z } from 'zod'
import type { PostgresDatabase } from './connection'

const reply = z.array(z.object({ made: z.number().int() }))

/**
 * Has the database make the tickets whose time has come, over a connection of its own: minutes lie
 * between two of these calls.
 * @param connect opens connections under the person's own role
 * @returns how many were made
 * @throws AppError OFFLINE, FORBIDDEN …
 */
export async function openRecurring(
  connect: () => PostgresDatabase,
  signal: AbortSignal,
): Promise<number> {
  const database = connect()
  try {
    const rows = await database.statement(
      { text: 'select public.clubos_open_recurring() as made' },
      signal,
    )
    return reply.parse(rows)[0]?.made ?? 0
  } finally {
    await database.close()
  }
}
