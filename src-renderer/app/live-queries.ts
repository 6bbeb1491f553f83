import type { Person } from '@shared/accounts/account-contract'
import { QueryClient } from '@tanstack/react-query'
import { followAnswers } from '../features/ask/answers/follow-answers'
import { followPromises } from '../features/tickets/setup/follow-promises'
import { followTraining } from '../features/training/follow-training'
import { on } from '../ipc/events'
import { request } from '../ipc/request'
import { RequestError } from '../ipc/request-error'
import { followEscalations } from './escalations/escalation-reads'
import { followSync } from './sync/follow-sync'
import { followNotices } from './ticket-notices/notice-reads'

const maximumRetries = 2

/** Answers come over IPC: the browser's idea of "online" says nothing about them. */
export function createQueryClient(): QueryClient {
  const offlineToo = { networkMode: 'always' } as const
  return new QueryClient({
    defaultOptions: {
      queries: {
        ...offlineToo,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retryDelay: 500,
        retry: (failures, error) =>
          failures < maximumRetries && error instanceof RequestError && error.retryable,
      },
      mutations: offlineToo,
    },
  })
}

/** Keeps what was read current with main's events until the returned function is called. */
export function followEvents(client: QueryClient): () => void {
  const stops = [
    on('system.status-changed', (status) => client.setQueryData(['system.status', {}], status)),
    on('accounts.session-changed', (person) => changePerson(client, person)),
    ...followSync(client),
    ...followTraining(client),
    ...followPromises(client),
    ...followEscalations(client),
    ...followAnswers(client),
    ...followNotices(client),
    onNetworkBack(),
    on(
      'knowledge.changed',
      () => void client.invalidateQueries({ queryKey: ['knowledge.locations'] }),
    ),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** The computer has a network again: main need not wait for its next attempt. */
function onNetworkBack(): () => void {
  // Signed out, there is nothing to connect; offline still, the badge says so.
  const reconnect = () => void request('system.reconnect', {}).catch(() => undefined)
  window.addEventListener('online', reconnect)
  return () => window.removeEventListener('online', reconnect)
}

/** Takes over a new session; nothing that the last person read stays behind. */
export function changePerson(client: QueryClient, person: Person | null): void {
  const before = client.getQueryData<Person | null>(['accounts.session', {}])
  client.setQueryData(['accounts.session', {}], person)
  if (before?.id === person?.id) return
  client.removeQueries({ predicate: ({ queryKey }) => !isPersonless(String(queryKey[0])) })
}

function isPersonless(route: string): boolean {
  return route.startsWith('system.') || route.startsWith('accounts.')
}
