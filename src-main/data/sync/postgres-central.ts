import { AppError } from '@shared/ipc/app-error'
import type { QueryConfig } from 'pg'
import type { PostgresDatabase } from '../postgres/connection'
import { helloForm, replyForm, rightsForm } from './central-forms'
import { entities as allEntities, type Entity } from './entities'
import {
  type Central,
  type Hello,
  type Json,
  type PulledRow,
  type PullPage,
  type PushReply,
  protocolVersion,
  type SentOperation,
} from './protocol'
import { pullQuery } from './pull-query'

export interface PostgresCentralOptions {
  /** Under the person's own role, which decides what there is to see and to change. */
  readonly database: PostgresDatabase
  /** Aborting it ends whatever is asked of the database just then. */
  readonly signal?: AbortSignal
  readonly appVersion: string
  /** As people call this computer. */
  readonly deviceName: string
  readonly platform: NodeJS.Platform
  /** What is kept here; everything, unless told otherwise. */
  readonly entities?: Readonly<Record<string, Entity>>
  /** Spoken here. */
  readonly protocol?: number
}

interface PulledRecord {
  readonly upto: string
  readonly complete: boolean
  readonly entity: string | null
  readonly id: string
  readonly sync_seq: string
  readonly row: Readonly<Record<string, Json>> | null
}

type Known = Pick<Hello, 'entities'> & { readonly times: ReadonlySet<string> }

/** The central database, spoken to in SQL: each call is one statement, and so all or nothing. */
export class PostgresCentral implements Central {
  private readonly entities: Readonly<Record<string, Entity>>
  private known: Known | null = null
  private epoch: string | null = null

  constructor(private readonly the: PostgresCentralOptions) {
    this.entities = the.entities ?? allEntities
  }

  async hello(device: string): Promise<Hello> {
    const { protocol = protocolVersion, appVersion, deviceName, platform } = this.the
    const [row] = await this.query<{ hello: unknown }>({
      text: 'select public.clubos_hello($1, $2, $3, $4, $5) as hello',
      values: [device, protocol, appVersion, deviceName, platform],
    })
    const hello = helloForm.parse(row?.hello)
    this.known = { entities: hello.entities, times: await this.readTimes() }
    this.epoch = hello.epoch
    return hello
  }

  async push(device: string, operations: readonly SentOperation[]): Promise<PushReply> {
    const values = [
      device,
      operations.map(({ opId }) => (opId.includes('\0') ? '' : opId)),
      operations.map(({ deviceSeq }) => deviceSeq),
      operations.map(toText),
      this.epoch,
    ]
    const [row] = await this.query<{ reply: unknown }>({
      name: 'push',
      text: `select case when $5::uuid is null or h.epoch = $5
        then public.clubos_push($1, $2, $3, $4) end as reply from public.sync_head h`,
      values,
    })
    // Restored since the greeting: what the restore undid has to go first, and only a greeting says so.
    if (row?.reply === null) throw restored()
    const reply = replyForm.parse(row?.reply)
    if (reply.status !== 'done') return reply
    const results = reply.results.map((result, at) => {
      return { ...result, opId: operations[at]?.opId ?? result.opId }
    })
    return { status: 'done', results }
  }

  async pull(after: number, limit: number): Promise<PullPage> {
    this.known ??= await this.readKnown()
    const { entities, known } = this
    const query = pullQuery({ entities, rights: known.entities, times: known.times })
    return toPage(await this.query<PulledRecord>({ ...query, values: [after, limit] }), entities)
  }

  private async readKnown(): Promise<Known> {
    const [row] = await this.query<{ rights: unknown }>({
      text: 'select public.clubos_rights() as rights',
    })
    return { entities: rightsForm.parse(row?.rights), times: await this.readTimes() }
  }

  private async readTimes(): Promise<ReadonlySet<string>> {
    const found = await this.query<{ name: string }>({
      text: `select c.relname || '.' || a.attname as name
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'public'::regnamespace and a.atttypid = 'timestamptz'::regtype`,
    })
    return new Set(found.map(({ name }) => name))
  }

  private query<Row extends object>(config: QueryConfig): Promise<readonly Row[]> {
    return this.the.database.statement<Row>(config, this.the.signal)
  }
}

function restored(): AppError {
  return new AppError('OFFLINE', 'The database was restored just now.', { retryable: true })
}

function toPage(
  records: readonly PulledRecord[],
  entities: Readonly<Record<string, Entity>>,
): PullPage {
  const rows: PulledRow[] = []
  const gone: PullPage['gone'][number][] = []
  for (const { entity, id, sync_seq, row } of records) {
    if (entity === null || !Object.hasOwn(entities, entity)) continue
    if (row === null) gone.push({ entity, id })
    else rows.push({ entity, id, syncSeq: Number(sync_seq), row })
  }
  const [first] = records
  return { rows, gone, reached: Number(first?.upto), complete: first?.complete ?? true }
}

/** What cannot be written as JSON is refused by the server, like anything that has no form. */
function toText(operation: SentOperation): string {
  try {
    return JSON.stringify(operation)
  } catch {
    return ''
  }
}
