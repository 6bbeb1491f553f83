import type { Person } from '@shared/accounts/account-contract'
import type { Core } from './compose-core'
import { fileConnections, openCentralFiles } from './data/postgres/attachment-files'
import type { LocalDatabase } from './data/sqlite/local-database'
import type { DeskSync } from './data/sync/desk-sync'
import type { ChangedRows } from './data/sync/sync-copy'
import { AttachmentService } from './features/tickets/files/attachment-service'
import { AttachmentStore } from './features/tickets/files/attachment-store'
import { FileFolder } from './features/tickets/files/file-folder'
import { FileTransfer } from './features/tickets/files/file-transfer'
import { LocalFileStore } from './features/tickets/files/local-file-store'
import { TicketPaper } from './features/tickets/files/ticket-paper'
import type { TicketStore } from './features/tickets/ticket-store'

/** Files beside tickets: their folder stands beside the copy, as `<person id>.files`. */
export function composeFiles(
  { database, options, clock, logger }: Core,
  the: {
    local: LocalDatabase
    person: Person
    password: string
    desk: DeskSync
    tickets: TicketStore
  },
) {
  const { local, person, password, desk, tickets } = the
  const store = new AttachmentStore(local.read, person.id)
  const records = new LocalFileStore(local, clock)
  const folder = new FileFolder(local.file.replace(/\.sqlite$/, '.files'))
  const desktop = options.desktop ?? null
  const transfer = new FileTransfer({
    ...{ store, records, folder, logger },
    connect: () => openCentralFiles(database.openAs(person.email, password, fileConnections)),
    onChange: () => options.publish('attachments.files-changed', {}),
  })
  const attachments = new AttachmentService({
    ...{ store, records, folder, transfer, person, desktop },
    ...{ writer: desk.writer, clock: desk.clock, requireTicket: (id) => void tickets.show(id) },
  })
  const paper = new TicketPaper({ desktop, titleOf: (id) => tickets.show(id).title })
  return {
    services: { attachments, paper },
    synced: () => transfer.synced(),
    close: () => transfer.close(),
    anyRowsChanged: () => transfer.wake(),
    rowsChanged: (changed: readonly Pick<ChangedRows, 'entity'>[]) => {
      if (changed.some(({ entity }) => entity === 'attachments')) transfer.wake()
    },
  }
}
