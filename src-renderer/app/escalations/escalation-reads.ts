import { type Role, staff } from '@shared/accounts/role'
import type { EventPayload } from '@shared/ipc/contract'
import type { QueryClient } from '@tanstack/react-query'
import { on } from '../../ipc/events'
import { useRead } from '../../ipc/use-read'

/** Who may take charge of a question; the contract's `answerers`, whose schemas stay in main. */
const answering = ['operator', 'manager', 'admin'] as const satisfies readonly Role[]

export function mayAnswerQuestions(role: Role): boolean {
  return (answering as readonly Role[]).includes(role)
}

export function maySeeWaiting(role: Role): boolean {
  return (staff as readonly Role[]).includes(role)
}

const countOnly = { limit: 1 }

/** How many questions wait for a person; 0 before it is known and for whom it is not. */
export function useWaitingCount(role: Role): number {
  const read = useRead('escalations.list', countOnly, { enabled: maySeeWaiting(role) })
  return read.data?.waiting ?? 0
}

/** Keeps what waits, and what became of one's own questions, current. */
export function followEscalations(client: QueryClient): readonly (() => void)[] {
  return [on('escalations.changed', (change) => takeChange(client, change))]
}

type Change = EventPayload<'escalations.changed'>

function takeChange(client: QueryClient, { waiting }: Change): void {
  client.setQueryData<{ items: never[]; waiting: number }>(
    ['escalations.list', countOnly],
    (known) => known && { ...known, waiting },
  )
  void client.invalidateQueries({ queryKey: ['escalations.list'] })
  void client.invalidateQueries({ queryKey: ['escalations.of-traces'] })
}
