import type { Person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import {
  type AddedAttachment,
  type Attachment,
  type attachmentRoutes,
  isShownImage,
  largestAttachment,
} from '@shared/tickets/attachment-contract'
import { cleanFileName, namesProgram } from '@shared/tickets/file-name'
import type { z } from 'zod'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import type { Clock } from '../../../platform/clock'
import { newId } from '../../../platform/ids'
import type { AttachmentStore, KnownAttachment } from './attachment-store'
import type { Desktop } from './desktop-ports'
import { sha256Of } from './file-bytes'
import type { FileFolder } from './file-folder'
import { fileKind, imageKind, programRefused } from './file-kind'
import type { FileTransfer } from './file-transfer'
import type { LocalFileStore } from './local-file-store'
import { saveToDisk } from './save-to-disk'

type NewFile = z.output<(typeof attachmentRoutes)['attachments.add']['input']>
type Row = Pick<
  KnownAttachment,
  'ticketId' | 'name' | 'mediaType' | 'byteSize' | 'sha256' | 'createdAt'
>

export interface AttachmentOptions {
  readonly store: AttachmentStore
  readonly records: LocalFileStore
  readonly folder: FileFolder
  readonly transfer: FileTransfer
  readonly writer: DeskWriter
  readonly person: Person
  readonly clock: Clock
  readonly desktop: Desktop | null
  /** @throws AppError TICKET_NOT_FOUND */
  readonly requireTicket: (ticketId: string) => void
}

/** Photos and other files beside tickets, as one person adds and looks at them. */
export class AttachmentService {
  private adding: Promise<unknown> = Promise.resolve()
  private readonly removed = new Map<string, Row>()

  constructor(private readonly the: AttachmentOptions) {}

  list(ticketId: string): Attachment[] {
    return this.the.store.of(ticketId)
  }

  /** One after the other, so that one file twice is found to be one. @throws AppError EMPTY_FILE, TOO_LARGE, PROGRAM_REFUSED, DISK_FULL … */
  add(file: NewFile): Promise<AddedAttachment> {
    const adding = this.adding.then(() => this.addNext(file))
    this.adding = adding.catch(() => undefined)
    return adding
  }

  /** @throws AppError ATTACHMENT_NOT_FOUND, NOT_YOURS, PROGRAM_REFUSED */
  rename(id: string, wanted: string): Attachment {
    const { store, writer } = this.the
    this.requireMine(id)
    const name = cleanFileName(wanted)
    if (namesProgram(name)) throw programRefused(name)
    writer.write((changes) => changes.update('attachments', id, { name }))
    return store.show(id)
  }

  /** @throws AppError ATTACHMENT_NOT_FOUND, NOT_YOURS */
  remove(id: string): null {
    const { ticketId, name, mediaType, byteSize, sha256, createdAt } = this.requireMine(id)
    this.the.writer.write((changes) => changes.delete('attachments', id))
    this.removed.set(id, { ticketId, name, mediaType, byteSize, sha256, createdAt })
    return null
  }

  /** @throws AppError ATTACHMENT_NOT_FOUND, TICKET_NOT_FOUND */
  restore(id: string): Attachment {
    const row = this.removed.get(id)
    if (row === undefined) {
      throw new AppError('ATTACHMENT_NOT_FOUND', 'This can no longer be taken back. Add it again.')
    }
    const restored = this.write(row)
    this.removed.delete(id)
    return restored
  }

  /** @throws AppError ATTACHMENT_NOT_FOUND, FORBIDDEN, DISK_FULL … */
  async fetch(id: string) {
    return { state: await this.the.transfer.bring(this.the.store.show(id)) }
  }

  /** Bytes that are here and truly are a picture; `null` otherwise. @throws AppError ATTACHMENT_NOT_FOUND */
  async picture(id: string): Promise<{ mediaType: string; bytes: Uint8Array } | null> {
    const { store, folder, records } = this.the
    const file = store.show(id)
    const bytes = isShownImage(file) ? await folder.read(file.sha256) : null
    const mediaType = bytes === null ? null : imageKind(bytes)
    if (bytes === null || mediaType === null) return null
    records.used(file.sha256)
    return { mediaType, bytes }
  }

  /** @throws AppError ATTACHMENT_NOT_FOUND, NOT_HERE, NOT_SAVED, NO_WINDOW */
  async saveAs(id: string): Promise<{ saved: boolean }> {
    const { store, folder, transfer, desktop } = this.the
    const file = store.show(id)
    const state = await transfer.bring(file)
    const bytes = state === 'here' ? await folder.read(file.sha256) : null
    if (bytes === null) throw notHere(file.name, state === 'awaited')
    // Another desk, or the database, may name files otherwise.
    return saveToDisk(desktop, cleanFileName(file.name), bytes)
  }

  private async addNext({
    ticketId,
    name: given,
    bytes,
    asFile,
  }: NewFile): Promise<AddedAttachment> {
    const { store, records, folder, clock, requireTicket } = this.the
    requireTicket(ticketId)
    const name = cleanFileName(given)
    checkSize(name, bytes.byteLength)
    const kind = await fileKind(name, bytes)
    const mediaType =
      asFile && isShownImage({ mediaType: kind }) ? 'application/octet-stream' : kind
    const [sha256, byteSize] = [await sha256Of(bytes), bytes.byteLength]
    const twin = store.twinOf(ticketId, sha256)
    // A row without its file would promise what nobody has: the file is on the disk first.
    await folder.put(sha256, bytes)
    records.put({ sha256, byteSize }, false)
    if (twin !== null) return { ...store.show(twin.id), wasThere: true }
    const createdAt = clock.now().toISOString()
    const row = { ticketId, name, mediaType, byteSize, sha256, createdAt }
    return { ...this.write(row), wasThere: false }
  }

  private write(row: Row): Attachment {
    const { store, writer, person, requireTicket } = this.the
    requireTicket(row.ticketId)
    const id = newId()
    writer.write((changes) => changes.insert('attachments', { ...row, id, createdBy: person.id }))
    return store.show(id)
  }

  private requireMine(id: string): KnownAttachment {
    const found = this.the.store.show(id)
    if (found.mine) return found
    const who = found.createdByName ?? 'whoever added it'
    throw new AppError('NOT_YOURS', `Only ${who} can change this file. Ask them.`)
  }
}

function checkSize(name: string, bytes: number): void {
  if (bytes === 0) {
    throw new AppError('EMPTY_FILE', `“${name}” is empty. Choose a file with something in it.`)
  }
  if (bytes <= largestAttachment) return
  throw new AppError('TOO_LARGE', `“${name}” is too large: a file has at most 25 MB.`)
}

function notHere(name: string, awaited: boolean): AppError {
  return new AppError(
    'NOT_HERE',
    awaited
      ? `“${name}” was not sent yet by the desk that added it. Try again later.`
      : `“${name}” is not on this device. It comes when the connection is back.`,
    { retryable: true },
  )
}
