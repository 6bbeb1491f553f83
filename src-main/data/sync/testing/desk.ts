import type { Connection } from '@shared/system/system-contract'
import { eq } from 'drizzle-orm'
import { type Clock, systemClock } from '../../../platform/clock'
import { newId } from '../../../platform/ids'
import { silentLogger } from '../../../platform/logger'
import type { DemoPerson } from '../../demo/demo-secrets'
import { deskConnections, openPostgres, personUrl } from '../../postgres/connection'
import type { LocalDatabase } from '../../sqlite/local-database'
import { openLocalDatabase } from '../../sqlite/open-local-database'
import { tickets } from '../../sqlite/schema/local-tickets'
import { type DeskSync, openDeskSync } from '../desk-sync'
import { acked, countUnsettled } from '../outbox-store'
import { settled } from './settled'

export interface DeskOptions {
  readonly person: Pick<DemoPerson, 'id' | 'email' | 'password'>
  /** Of the owner or anybody: the person's own is made of it. */
  readonly url: string
  /** Its copy; one that is there already is gone on with. */
  readonly file: string
  /** Folder with the SQLite migrations. */
  readonly migrations: string
  readonly clock?: Clock
  /** How often it looks by itself; once a minute unless told otherwise, so that hints have to work. */
  readonly pullSeconds?: number
}

type NewTicket = typeof tickets.$inferInsert
type Fields = Partial<Pick<NewTicket, 'title' | 'description' | 'status' | 'tags' | 'locationId'>>

/** A desk as the app has it: the person's copy in a file, kept together with a real server. */
export class Desk {
  readonly local: LocalDatabase
  readonly sync: DeskSync
  /** Everything it said of the connection, oldest first. */
  readonly states: Connection[] = []

  constructor(readonly the: DeskOptions) {
    const { person, file, migrations } = the
    this.local = openLocalDatabase({ file, migrations, logger: silentLogger })
    const url = personUrl(the.url, person.email, person.password)
    this.sync = openDeskSync({
      local: this.local,
      connect: () => openPostgres({ url, logger: silentLogger, ...deskConnections }),
      onChanged: () => undefined,
      onChange: (connection) => this.states.push(connection),
      pullSeconds: the.pullSeconds ?? 60,
      ...{ appVersion: '2.0.0', deviceName: 'front desk', platform: 'linux' },
      ...{ clock: the.clock ?? systemClock, logger: silentLogger },
    })
  }

  /** Begins and waits for the whole copy. */
  async start(): Promise<this> {
    await this.sync.loop.start()
    await this.online()
    return this
  }

  async close(): Promise<void> {
    await this.sync.loop.stop()
    this.local.close()
  }

  get state(): Connection['state'] {
    return this.sync.loop.status.state
  }

  /** The server was reached and the copy could take in what it said. */
  online(): Promise<unknown> {
    return settled('online', () => this.state === 'online' && this.sync.loop.status.reason === null)
  }

  /** Everything that was made here is known to be applied or refused, and what came of it is here. */
  drained(): Promise<unknown> {
    const open = () => acked(this.local.read).length + this.waiting
    return settled('drained', () => this.state === 'online' && open() === 0)
  }

  /** Changes that are not known to be applied. */
  get waiting(): number {
    return countUnsettled(this.local.read)
  }

  /** Makes a ticket. @returns its id */
  ticket(fields: Fields = {}): string {
    return this.tickets(1, fields)[0] ?? ''
  }

  /** Makes so many tickets in one transaction. @returns their ids */
  tickets(count: number, fields: Fields = {}): readonly string[] {
    const ids = Array.from({ length: count }, newId)
    const createdAt = this.sync.clock.now().toISOString()
    this.sync.writer.write((changes) => {
      for (const id of ids) {
        changes.insert('tickets', {
          ...{ id, createdAt, createdBy: this.the.person.id, locationId: 'harbour' },
          ...{ title: 'A ticket', description: '', category: 'tech', priority: 'low' },
          ...{ status: 'open', tags: [], watchers: [], checklist: [], ...fields },
        })
      }
    })
    return ids
  }

  edit(id: string, fields: Fields): void {
    this.sync.writer.write((changes) => changes.update('tickets', id, fields))
  }

  remove(id: string): void {
    this.sync.writer.write((changes) => changes.delete('tickets', id))
  }

  comment(ticketId: string, body: string): string {
    const id = newId()
    const createdAt = this.sync.clock.now().toISOString()
    const authorId = this.the.person.id
    this.sync.writer.write((changes) =>
      changes.insert('ticket_comments', { id, ticketId, authorId, body, mentions: [], createdAt }),
    )
    return id
  }

  /** The ticket as a screen shows it. */
  shown(id: string): typeof tickets.$inferSelect | undefined {
    return this.local.read.select().from(tickets).where(eq(tickets.id, id)).get()
  }
}
