import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { systemClock } from '../../../platform/clock'
import { silentLogger } from '../../../platform/logger'
import type { DemoPerson } from '../../demo/demo-secrets'
import { openPostgres, personUrl } from '../../postgres/connection'
import type { TestClub } from '../../postgres/testing/test-club'
import { localMigrations } from '../../postgres/testing/test-server'
import type { LocalDatabase } from '../../sqlite/local-database'
import { openLocalDatabase } from '../../sqlite/open-local-database'
import { type DeskSync, openDeskSync } from '../desk-sync'
import { countUnsettled } from '../outbox-store'
import type { ChangedRows } from '../sync-copy'

/** One person's desk as the app makes it, over a real file and real connections. */
export interface MeasuredDesk extends DeskSync {
  readonly local: LocalDatabase
  readonly person: DemoPerson
}

export function emptyLocal(club: TestClub): LocalDatabase {
  const file = join(club.folder, 'desks', `${randomUUID()}.sqlite`)
  return openLocalDatabase({ file, migrations: localMigrations, logger: silentLogger })
}

/** Nothing is sent or fetched before its loop is started. */
export function openMeasuredDesk(
  club: TestClub,
  the: {
    readonly person: DemoPerson
    readonly local: LocalDatabase
    readonly onChanged?: (changed: readonly ChangedRows[]) => void
  },
): MeasuredDesk {
  const { person, local, onChanged = () => undefined } = the
  const url = personUrl(club.url, person.email, person.password)
  const desk = openDeskSync({
    ...{ local, onChanged, clock: systemClock, logger: silentLogger },
    ...{ appVersion: '2.0.0', deviceName: 'bench', platform: process.platform, pullSeconds: 5 },
    connect: () => openPostgres({ url, logger: silentLogger, maximumConnections: 3 }),
    onChange: () => undefined,
  })
  return { ...desk, local, person }
}

/** Starts the loop and waits until the copy is whole. @throws why it did not get there */
export async function bringTogether({ loop }: MeasuredDesk): Promise<void> {
  await loop.start()
  const { state, reason } = await loop.reconnect()
  if (state !== 'online' || reason !== null) throw new Error(`The desk is ${state}: ${reason}`)
}

/** Resolves once nothing waits to be sent any more. */
export async function whenSent({ local }: MeasuredDesk): Promise<void> {
  while (countUnsettled(local.read) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
