import { AppError } from '@shared/ipc/app-error'
import type { Attachment } from '@shared/tickets/attachment-contract'
import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { attachments, tickets } from '../../../data/sqlite/schema/local-tickets'
import { deadLetters, outbox } from '../../../data/sqlite/schema/sync'
import { localFiles } from '../../../data/sqlite/schema/ticket-work'
import { MergedTicketStore } from '../relations/merged-ticket-store'

/** With what people do not need to see. */
export type KnownAttachment = Attachment & { readonly sha256: string }

const rowWaits = sql<number>`exists (select 1 from ${outbox} where ${outbox.entity} = 'attachments'
  and ${outbox.rowId} = ${attachments.id} and ${outbox.state} in ('queued', 'sent'))`

const fileWaits = sql<number>`exists (select 1 from ${localFiles} where ${localFiles.sha256} = ${attachments.sha256}
  and ${localFiles.sentAt} is null)`

const fileIsHere = sql<number>`exists (select 1 from ${localFiles} where ${localFiles.sha256} = ${attachments.sha256})`

/** What is known of the files beside tickets, from this device's copy. */
export class AttachmentStore {
  private readonly merged: MergedTicketStore

  constructor(
    private readonly db: ReadDb,
    /** Who looks at them. */
    private readonly personId: string,
  ) {
    this.merged = new MergedTicketStore(db)
  }

  /** With those of tickets that were merged into it, each marked with its own; oldest first. */
  of(ticketId: string): KnownAttachment[] {
    const [, ...inside] = this.merged.allIn(ticketId)
    const titles = this.titlesOf(inside)
    return this.find(inArray(attachments.ticketId, [ticketId, ...inside])).map((file) => {
      if (file.ticketId === ticketId) return file
      return { ...file, fromTicket: { id: file.ticketId, title: titles.get(file.ticketId) ?? '…' } }
    })
  }

  /** @throws AppError ATTACHMENT_NOT_FOUND */
  show(id: string): KnownAttachment {
    const [found] = this.find(eq(attachments.id, id))
    if (found !== undefined) return found
    throw new AppError('ATTACHMENT_NOT_FOUND', 'This file is no longer beside a ticket.')
  }

  /** The same file beside the same ticket. */
  twinOf(ticketId: string, sha256: string): KnownAttachment | null {
    const same = and(eq(attachments.ticketId, ticketId), eq(attachments.sha256, sha256))
    return this.find(same)[0] ?? null
  }

  /** Files of this person that are here, not central, and spoken of by a row that is central. */
  toSend(): readonly string[] {
    const { personId } = this
    return this.db
      .all<{ sha256: string }>(sql`
        select distinct ${localFiles.sha256} as sha256 from ${localFiles}
        join ${attachments} on ${attachments.sha256} = ${localFiles.sha256}
        where ${localFiles.sentAt} is null and ${attachments.createdBy} = ${personId}
          and ${attachments.deletedAt} is null and not ${rowWaits}`)
      .map(({ sha256 }) => sha256)
  }

  /** By hash, whether this person added it; refused ones count, as they can be sent once more. */
  mentioned(): ReadonlyMap<string, boolean> {
    const { sha256, createdBy } = attachments
    const rows = this.db.select({ sha256, createdBy }).from(attachments).all()
    const waiting = this.db.all<{ sha256: string | null }>(sql`
      select json_extract(changes, '$.sha256.to') as sha256 from ${outbox} where entity = 'attachments'
      union select json_extract(changes, '$.sha256.to') from ${deadLetters} where entity = 'attachments'`)
    const mine = rows.filter((row) => row.createdBy === this.personId)
    return new Map([
      ...rows.map((row) => [row.sha256, false] as const),
      ...[...mine, ...waiting].map((row) => [row.sha256 ?? '', true] as const),
    ])
  }

  private titlesOf(ids: readonly string[]): ReadonlyMap<string, string> {
    if (ids.length === 0) return new Map()
    const { id, title } = tickets
    const found = this.db
      .select({ id, title })
      .from(tickets)
      .where(inArray(id, [...ids]))
      .all()
    return new Map(found.map((row) => [row.id, row.title]))
  }

  private find(where: SQL | undefined): KnownAttachment[] {
    const { id, ticketId, name, mediaType, byteSize, sha256, createdAt, createdBy } = attachments
    return this.db
      .select({
        ...{ id, ticketId, name, mediaType, byteSize, sha256, createdAt, createdBy },
        ...{ createdByName: staffNames.name, rowWaits, fileWaits, here: fileIsHere },
      })
      .from(attachments)
      .leftJoin(staffNames, eq(staffNames.id, createdBy))
      .where(and(where, isNull(attachments.deletedAt)))
      .orderBy(asc(createdAt), asc(id))
      .all()
      .map(({ createdBy: by, rowWaits: row, fileWaits: file, here, ...rest }) => {
        const mine = by === this.personId
        return { ...rest, mine, pending: row === 1 || (mine && file === 1), here: here === 1 }
      })
  }
}
