import { randomBytes } from 'node:crypto'
import { fileConnections, openCentralFiles } from '../../../data/postgres/attachment-files'
import { openPostgres, personUrl } from '../../../data/postgres/connection'
import type { Desk } from '../../../data/sync/testing/desk'
import { settled } from '../../../data/sync/testing/settled'
import { silentLogger } from '../../../platform/logger'
import { AttachmentService } from '../files/attachment-service'
import { AttachmentStore } from '../files/attachment-store'
import { FileFolder } from '../files/file-folder'
import { FileTransfer } from '../files/file-transfer'
import { LocalFileStore } from '../files/local-file-store'
import { TicketStore } from '../ticket-store'

export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A picture that no other test has. */
export const photo = () => Buffer.concat([png, randomBytes(64)])

export interface FileDeskOptions {
  readonly mostKept?: number
  readonly url?: string
  /** Other than the usual ones. */
  readonly records?: LocalFileStore
}

export type FileDesk = ReturnType<typeof fileDesk>

/** Files as whoever works at that desk has them. */
export function fileDesk(desk: Desk, options: FileDeskOptions = {}) {
  const { mostKept, url = desk.the.url } = options
  const { id, email, password } = desk.the.person
  const person = { id, email, name: 'Whoever works here', role: 'operator' as const, locations: [] }
  const store = new AttachmentStore(desk.local.read, id)
  const records = options.records ?? new LocalFileStore(desk.local, desk.sync.clock)
  const path = desk.local.file.replace(/\.sqlite$/, '.files')
  const folder = new FileFolder(path)
  const tickets = new TicketStore(desk.local.read, id)
  const transfer = new FileTransfer({
    ...{ store, records, folder, logger: silentLogger, onChange: () => undefined },
    ...(mostKept !== undefined && { mostKept }),
    connect: () =>
      openCentralFiles(
        openPostgres({
          ...{ url: personUrl(url, email, password), logger: silentLogger },
          ...{ ...fileConnections, connectTimeoutMs: 1_000 },
        }),
      ),
  })
  const { writer, clock } = desk.sync
  const service = new AttachmentService({
    ...{ store, records, folder, transfer, writer, person, clock, desktop: null },
    requireTicket: (ticketId) => void tickets.show(ticketId),
  })
  const add = (ticketId: string, bytes: Uint8Array, name = 'bay 4.png') =>
    service.add({ ticketId, name, bytes, asFile: false })
  const sent = async (ticketId: string) => {
    await desk.drained()
    transfer.wake()
    await settled('sent', () => service.list(ticketId).every(({ pending }) => !pending))
  }
  return { desk, service, transfer, store, records, folder, path, add, sent }
}
