import type { EventPayload } from '@shared/ipc/contract'
import type { SyncStatus } from '@shared/sync/sync-contract'
import type { QueryClient } from '@tanstack/react-query'
import { on } from '../../ipc/events'

type RowsChanged = EventPayload<'sync.rows-changed'>

/** Routes that return one row of an entity for `{ id }`. Lists look after themselves. */
const rowRoutes: Readonly<Record<string, readonly string[]>> = {
  tickets: ['tickets.show', 'tickets.timeline', 'tickets.learning'],
}

/** Reads that hold rows of an entity as a whole. */
const wholeRoutes: Readonly<Record<string, readonly string[]>> = {
  // A row says how many conflicts it has, and a conflict's event does not name the row.
  sync_conflicts: ['sync.conflicts', 'tickets.show'],
  // A ticket shows what becomes of those that it has to do with.
  tickets: ['tickets.relations', 'tickets.made-from', 'attachments.list'],
  ticket_links: ['tickets.relations'],
  intake_items: ['tickets.learning'],
  ticket_templates: ['tickets.templates'],
  // Their events name the rows, not the ticket that they are about.
  ticket_comments: ['tickets.timeline'],
  ticket_events: ['tickets.timeline'],
  attachments: ['attachments.list', 'tickets.timeline'],
  saved_views: ['tickets.views'],
  staff_names: ['tickets.choices'],
  bays: ['tickets.choices'],
  locations: ['knowledge.locations'],
  training_examples: ['training.overview', 'training.conflicts', 'training.uncertain'],
  router_models: ['training.overview'],
  settings: ['settings.list', 'answers.overview'],
  cached_answers: ['answers.overview'],
  answer_verdicts: ['answers.overview'],
}

/** Keeps single rows and what the sync panel shows current. */
export function followSync(client: QueryClient): readonly (() => void)[] {
  return [
    on('sync.status-changed', (status) => takeStatus(client, status)),
    on('sync.rows-changed', (change) => refreshRows(client, change)),
    on('attachments.files-changed', () => {
      refresh(client, ['attachments.list'])
      refresh(client, ['attachments.fetch'])
    }),
  ]
}

function takeStatus(client: QueryClient, status: SyncStatus): void {
  const before = client.getQueryData<SyncStatus>(['sync.status', {}])
  client.setQueryData(['sync.status', {}], status)
  if (status.conflicts !== before?.conflicts) refresh(client, ['sync.conflicts'])
  // One refused change may replace another without their number changing.
  if (status.deadLetters > 0 || before?.deadLetters !== 0) refresh(client, ['sync.dead-letters'])
}

/** Reads again what shows those rows, and nothing else. */
export function refreshRows(client: QueryClient, { entity, ids }: RowsChanged): void {
  for (const route of wholeRoutes[entity] ?? []) refresh(client, [route])
  for (const route of rowRoutes[entity] ?? []) {
    if (ids === null) refresh(client, [route])
    else for (const id of ids) refresh(client, [route, { id }])
  }
}

function refresh(client: QueryClient, queryKey: readonly unknown[]): void {
  void client.invalidateQueries({ queryKey })
}
