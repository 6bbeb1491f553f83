import { AppError } from '@shared/ipc/app-error'
import type { WriteDb } from '../sqlite/local-database'
import { endBootstrap, isBootstrapping, unseen } from './bootstrap'
import { orphans } from './child-rows'
import { knownRights } from './known-rights'
import { pruneKept } from './outbox-store'
import { slicesOf } from './page-slices'
import type { Central, PullPage } from './protocol'
import { applyPage, evict, type PageContext } from './pull-page'
import { settleAcked } from './settle-acked'
import { showOverlays } from './shadow-rows'
import { type SyncCopy, Touched } from './sync-copy'
import { getNumber, getState, setState } from './sync-state-store'

/** Many rows at a time: asking the database costs as much as some hundred rows. */
const pageSize = 2_000
const keepDays = 7
/** Noting the time costs a write to the disk, so it is not done every few seconds. */
const notePulledEveryMs = 60_000

export interface PullOptions {
  readonly copy: SyncCopy
  readonly central: Central
  readonly signal: AbortSignal
  /** Lets others work between two pages. */
  readonly breathe: () => Promise<void>
  /** The central clock. */
  readonly now: () => Date
  /** All rows are looked through for such without their parent, not only those that came. */
  readonly sweepAll: boolean
}

/** Fetches and takes in everything new, page by page, each page whole. */
export async function pullAll(options: PullOptions): Promise<void> {
  const { copy, signal, breathe } = options
  const came = new Set<string>()
  let after = getNumber(copy.local.read, 'cursor')
  let coming = fetchPage(options, after)
  for (;;) {
    const page = await coming
    signal.throwIfAborted()
    if (!page.complete && page.reached <= after) {
      throw new AppError('PROTOCOL_BROKEN', 'The database sent nothing and says there is more.')
    }
    after = page.reached
    // The database works on the next page while this one is written.
    if (!page.complete) coming = fetchPage(options, after)
    for (const slice of slicesOf(page)) {
      signal.throwIfAborted()
      takePage(options, slice, came)
      if (!slice.complete) await breathe()
    }
    if (page.complete) return
  }
}

function fetchPage({ central, signal }: PullOptions, after: number): Promise<PullPage> {
  signal.throwIfAborted()
  const page = central.pull(after, pageSize)
  // Nobody waits for it any more when taking in the one before has failed.
  page.catch(() => undefined)
  return page
}

function takePage(options: PullOptions, page: PullPage, came: Set<string>): void {
  const { copy } = options
  for (const { entity } of [...page.rows, ...page.gone]) came.add(entity)
  if (nothingToDo(options, page)) return
  const take = (db: WriteDb) => {
    const touched = new Touched()
    const overlaid = new Touched()
    const bootstrap = isBootstrapping(db)
    const the = { entities: copy.entities, touched, overlaid, bootstrap }
    applyPage(db, page, the)
    if (page.complete && bootstrap) evictUnseen(db, the)
    settleAcked(db, page, overlaid)
    showAll(db, the)
    // Only now is it known which parents are there.
    if (page.complete) evictOrphans(db, the, options.sweepAll ? null : came)
    showAll(db, the)
    setState(db, 'cursor', page.reached)
    if (page.complete) noteComplete(db, options.now(), copy.clock.now())
    const list = touched.list()
    if (list.length > 0) copy.derive?.(db, list)
    return list
  }
  // What a power cut takes away of it is fetched again.
  const changed = copy.local.write(take, { durable: false })
  if (changed.length > 0) copy.onChanged(changed)
}

/** An empty answer a minute or less after the last one: nothing is written. */
function nothingToDo({ copy, sweepAll }: PullOptions, page: PullPage): boolean {
  const { read } = copy.local
  if (page.rows.length > 0 || page.gone.length > 0 || sweepAll || isBootstrapping(read))
    return false
  const noted = Date.parse(getState(read, 'pulled-at') ?? '')
  const age = copy.clock.now().getTime() - noted
  return page.reached === getNumber(read, 'cursor') && age >= 0 && age < notePulledEveryMs
}

function showAll(db: WriteDb, { entities, touched, overlaid }: PageContext): void {
  for (const changed of overlaid.take()) {
    showOverlays(db, entities, changed)
    for (const id of changed.ids) touched.add({ entity: changed.entity, id })
  }
}

/** A whole copy has come: what did not come with it goes. */
function evictUnseen(db: WriteDb, the: PageContext): void {
  for (const { name, ids } of unseen(db, the.entities)) evict(db, name, { ...the, ids })
  endBootstrap(db)
}

/** @param came entities of which something came; null: it could have been any */
function evictOrphans(db: WriteDb, the: PageContext, came: ReadonlySet<string> | null): void {
  const rights = knownRights(db) ?? {}
  const mayBeOrphans = (child: string, parent: string) =>
    rights[parent] !== undefined && (came?.has(child) ?? true)
  for (const { name, ids } of orphans(db, the.entities, mayBeOrphans)) {
    evict(db, name, { ...the, ids })
  }
}

function noteComplete(db: WriteDb, central: Date, local: Date): void {
  const keepMs = keepDays * 24 * 3_600_000
  pruneKept(db, new Date(central.getTime() - keepMs).toISOString())
  setState(db, 'pulled-at', local.toISOString())
}
