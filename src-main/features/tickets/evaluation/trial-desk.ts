import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ticketCategories } from '@shared/tickets/ticket-kinds'
import type { LocalDatabase } from '../../../data/sqlite/local-database'
import { openLocalDatabase } from '../../../data/sqlite/open-local-database'
import { bays } from '../../../data/sqlite/schema/local-knowledge'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import type { Logger } from '../../../platform/logger'

export interface TrialBay {
  readonly id: string
  readonly locationId: string
  readonly number: number
}

/** As it is after the dialog has filled in what it guessed. */
export interface TrialTicket {
  readonly id: string
  readonly title: string
  readonly category: (typeof ticketCategories)[number]
  readonly locationId: string
  readonly bayId: string | null
}

export interface TrialDesk {
  readonly local: LocalDatabase
  /** Closes and removes it. */
  close(): void
}

const begin = Date.UTC(2026, 0, 1)

/** A desk's own copy that holds these tickets, all open. @param options.migrations of SQLite */
export function openTrialDesk(
  content: { readonly bays: readonly TrialBay[]; readonly tickets: readonly TrialTicket[] },
  options: { readonly migrations: string; readonly logger: Logger },
): TrialDesk {
  const folder = mkdtempSync(join(tmpdir(), 'clubos-tickets-'))
  const local = openLocalDatabase({ ...options, file: join(folder, 'tickets.sqlite') })
  local.write((db) => {
    for (const [i, bay] of content.bays.entries()) {
      db.insert(bays)
        .values({ ...bay, ...synced(i) })
        .run()
    }
    for (const [i, ticket] of content.tickets.entries()) {
      db.insert(tickets)
        .values({ ...ticket, ...unremarkable, ...synced(i), createdAt: timeOf(i) })
        .run()
    }
  })
  return {
    local,
    close: () => {
      local.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const unremarkable = {
  ...{ description: '', priority: 'medium' as const, status: 'open' as const },
  createdBy: '01890000-0000-7000-8000-000000999999',
  ...{ tags: [], watchers: [], checklist: [] },
}

const timeOf = (i: number) => new Date(begin + i * 60_000).toISOString()

const synced = (i: number) => ({ version: 1, syncSeq: i + 1, updatedAt: timeOf(i) })
