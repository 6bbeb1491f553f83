import { AppError } from '@shared/ipc/app-error'
import type { WriteDb } from '../sqlite/local-database'
import { bury } from './dead-letter-store'
import { byOpIds, change, inFlight, markApplied } from './outbox-store'
import type { OperationResult, PushReply, SentOperation } from './protocol'
import { renumber } from './push-batch'
import { setAsideBehindRefused } from './set-aside'
import { showOverlay } from './shadow-rows'
import { type Entities, Touched } from './sync-copy'
import { setState } from './sync-state-store'

export interface Taken {
  readonly touched: Touched
  /** Ids of operations that the server would not look at. */
  readonly waiting: readonly string[]
}

interface ReplyContext {
  readonly entities: Entities
  readonly newId: () => string
  /** The central clock, ISO 8601. */
  readonly now: string
}

/** Takes in what became of a batch: all of it in the transaction of `db`. */
export function takeReply(
  db: WriteDb,
  the: ReplyContext & { readonly sent: readonly SentOperation[] },
  reply: PushReply,
): Taken {
  switch (reply.status) {
    case 'gap':
      renumber(db, inFlight(db), reply.expected)
      return { touched: new Touched(), waiting: [] }
    case 'forked':
      becomeNewDevice(db, the.newId())
      return { touched: new Touched(), waiting: [] }
    case 'done':
      return takeResults(db, the, resultsOf(the.sent, reply.results))
  }
}

/** What was sent without an answer is sent again by the new device; operations keep their ids. */
export function becomeNewDevice(db: WriteDb, device: string): void {
  setState(db, 'device', device)
  renumber(db, inFlight(db), 1)
}

/** @throws AppError PROTOCOL_BROKEN */
function resultsOf(sent: readonly SentOperation[], results: readonly OperationResult[]) {
  const byId = new Map(results.map((result) => [result.opId, result]))
  if (sent.every(({ opId }) => byId.has(opId))) return byId
  throw new AppError('PROTOCOL_BROKEN', 'The database left out what became of some changes.')
}

function takeResults(
  db: WriteDb,
  the: ReplyContext,
  results: ReadonlyMap<string, OperationResult>,
): Taken {
  const touched = new Touched()
  const waiting: string[] = []
  const applied: { opId: string; syncSeq: number }[] = []
  for (const operation of byOpIds(db, [...results.keys()])) {
    const result = results.get(operation.opId)
    if (result === undefined || operation.state !== 'sent') continue
    if (result.status === 'refused') {
      const { code, message } = result
      bury(db, operation, { code, message, refusedAt: the.now })
      const key = { entity: operation.entity, id: operation.rowId }
      showOverlay(db, the.entities, key)
      touched.add(key)
    } else if (result.status === 'waiting') {
      change(db, operation.opId, { state: 'queued', deviceSeq: null })
      waiting.push(operation.opId)
    } else {
      applied.push(result)
    }
  }
  markApplied(db, applied, the.now)
  setAsideBehindRefused(db, the, touched)
  return { touched, waiting }
}
