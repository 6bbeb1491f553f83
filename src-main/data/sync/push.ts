import { AppError } from '@shared/ipc/app-error'
import type { CentralTime } from './central-time'
import { listDeadLetters } from './dead-letter-store'
import { countUnsettled } from './outbox-store'
import type { Central, PushReply, SentOperation } from './protocol'
import { nextBatch } from './push-batch'
import { takeReply } from './push-reply'
import { setAsideBehindRefused } from './set-aside'
import { type SyncCopy, Touched } from './sync-copy'

/** Renumbering settles a disagreement at once; if it does not, going on would never end. */
const mostDisagreements = 5

export interface PushOptions {
  readonly copy: SyncCopy
  readonly central: Central
  readonly signal: AbortSignal
  readonly breathe: () => Promise<void>
  readonly time: CentralTime
  readonly device: () => string
  /** This copy is another device now: the server has to be greeted as such. */
  readonly onForked: () => Promise<void>
}

/** Sends everything that can go, batch by batch, until nothing more can. */
export async function pushAll(options: PushOptions): Promise<void> {
  const { copy, signal, time } = options
  const deferred = new Set<string>()
  let disagreements = 0
  clearTheWay(options)
  while (countUnsettled(copy.local.read) > 0) {
    signal.throwIfAborted()
    const toCentral = (madeAt: string) => time.corrected(madeAt)
    const batch = copy.local.write((db) => nextBatch(db, { deferred, toCentral }))
    if (batch.length === 0) return
    const { sent, reply } = await send(options, batch)
    for (const opId of take(options, sent, reply)) deferred.add(opId)
    disagreements = reply.status === 'done' ? 0 : disagreements + 1
    if (disagreements > mostDisagreements) {
      throw new AppError('PROTOCOL_BROKEN', 'The database does not agree on what was sent before.')
    }
    if (reply.status === 'forked') await options.onForked()
    await options.breathe()
  }
}

/** An earlier version of the app left what was built on a refused change in the queue. */
function clearTheWay({ copy, time }: PushOptions): void {
  if (listDeadLetters(copy.local.read).length === 0) return
  const touched = new Touched()
  const now = time.now().toISOString()
  copy.local.write((db) => {
    setAsideBehindRefused(db, { entities: copy.entities, now }, touched)
    if (touched.list().length > 0) copy.derive?.(db, touched.list())
  })
  if (touched.list().length > 0) copy.onChanged(touched.list())
}

interface Answered {
  readonly sent: readonly SentOperation[]
  readonly reply: PushReply
}

/** A busy server may run out of time for all of them, and then takes them half by half. */
async function send(options: PushOptions, batch: readonly SentOperation[]): Promise<Answered> {
  try {
    return { sent: batch, reply: await options.central.push(options.device(), batch) }
  } catch (error) {
    const ranOut = error instanceof AppError && error.code === 'TIMED_OUT'
    if (!ranOut || batch.length === 1) throw error
    return send(options, batch.slice(0, Math.ceil(batch.length / 2)))
  }
}

/** @returns ids of operations that the server would not look at */
function take(
  { copy, time }: PushOptions,
  sent: readonly SentOperation[],
  reply: PushReply,
): readonly string[] {
  const { entities, newId } = copy
  const now = time.now().toISOString()
  const { waiting, changed } = copy.local.write((db) => {
    const taken = takeReply(db, { entities, newId, now, sent }, reply)
    const list = taken.touched.list()
    if (list.length > 0) copy.derive?.(db, list)
    return { waiting: taken.waiting, changed: list }
  })
  if (changed.length > 0) copy.onChanged(changed)
  return waiting
}
