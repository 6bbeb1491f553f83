import { AppError } from '@shared/ipc/app-error'
import type { WriteDb } from '../sqlite/local-database'
import { countFetched, endBootstrap, isBootstrapping, notesSeen, unseen } from './bootstrap'
import { orphans, type Suspects } from './child-rows'
import { knownRights } from './known-rights'
import { pruneKept } from './outbox-store'
import { slicesOf } from './page-slices'
import type { Central, PullPage } from './protocol'
import { applyPage, evict, type PageContext } from './pull-page'
import { anyToSettle, settleAcked } from './settle-acked'
import { showOverlays } from './shadow-rows'
import { type SyncCopy, Touched } from './sync-copy'
import { getNumber, getState, isAt, type Position, positionOf, setState } from './sync-state-store'

/** Many rows at a time: asking the database costs as much as some hundred rows. */
export const pageSize = 1_000
/** On a slow line a page that does not come within the time for one answer would never come. */
const smallestPage = 15
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

/**
 * Fetches and takes in everything new, page by page, each page whole.
 * @returns false when another process moved this file's cursor meanwhile: it has to begin again
 */
export async function pullAll(options: PullOptions): Promise<boolean> {
  const { copy, signal, breathe } = options
  const came = new Touched()
  let from = positionOf(copy.local.read)
  noticeOthers(copy, from)
  let after = from.cursor
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
      if (!takePage(options, slice, { came, from })) return false
      from = { ...from, cursor: slice.reached }
      copy.known.cursor = slice.reached
      if (!slice.complete) await breathe()
    }
    if (page.complete) return true
  }
}

/** Two processes may work on one file; what the other one fetched, nobody has heard of here. */
function noticeOthers({ known, onFetchedElsewhere }: SyncCopy, { cursor }: Position): void {
  if (cursor !== known.cursor) onFetchedElsewhere?.()
  known.cursor = cursor
}

function fetchPage(options: PullOptions, after: number): Promise<PullPage> {
  options.signal.throwIfAborted()
  const page = pageThatFits(options, after)
  // Nobody waits for it any more when taking in the one before has failed.
  page.catch(() => undefined)
  return page
}

async function pageThatFits({ central, copy }: PullOptions, after: number): Promise<PullPage> {
  const { known } = copy
  try {
    const page = await central.pull(after, known.pageSize)
    // Only once everything is here: in the midst of much, every other page would fail.
    if (page.complete) known.pageSize = Math.min(known.pageSize * 2, pageSize)
    return page
  } catch (error) {
    known.pageSize = Math.max(Math.floor(known.pageSize / 2), smallestPage)
    throw error
  }
}

interface Taking {
  readonly came: Touched
  /** What the page was asked for from. */
  readonly from: Position
}

/** @returns false when the page no longer follows on what is there; nothing is changed then */
function takePage(options: PullOptions, page: PullPage, { came, from }: Taking): boolean {
  const { copy } = options
  for (const row of page.rows) came.add(row)
  if (nothingToDo(options, page)) return true
  const take = (db: WriteDb) => {
    if (!isAt(db, from)) return null
    const touched = new Touched()
    const overlaid = new Touched()
    const the = { entities: copy.entities, touched, overlaid, notesSeen: notesSeen(db) }
    applyPage(db, page, the)
    if (isBootstrapping(db)) goOnWithCopy(db, page, the)
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
  if (changed === null) return false
  if (changed.length > 0) copy.onChanged(changed)
  return true
}

/** An empty answer a minute or less after the last one: nothing is written. */
function nothingToDo({ copy, sweepAll }: PullOptions, page: PullPage): boolean {
  const { read } = copy.local
  if (page.rows.length > 0 || page.gone.length > 0 || sweepAll || isBootstrapping(read))
    return false
  if (anyToSettle(read, page.reached)) return false
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

/** Once a whole copy has come, what did not come with it goes. */
function goOnWithCopy(db: WriteDb, { rows, complete }: PullPage, the: PageContext): void {
  countFetched(db, rows.length)
  if (!complete) return
  const gone = the.notesSeen ? unseen(db, the.entities) : []
  for (const { name, ids } of gone) evict(db, name, { ...the, ids })
  endBootstrap(db)
}

/** @param came all rows that came; null: it could be any row */
function evictOrphans(db: WriteDb, the: PageContext, came: Touched | null): void {
  const rights = knownRights(db) ?? {}
  const suspects: Suspects = (child, parent) => {
    if (rights[parent] === undefined) return []
    return came === null ? null : came.idsOf(child)
  }
  for (const { name, ids } of orphans(db, the.entities, suspects)) {
    evict(db, name, { ...the, ids })
  }
}

function noteComplete(db: WriteDb, central: Date, local: Date): void {
  const keepMs = keepDays * 24 * 3_600_000
  pruneKept(db, new Date(central.getTime() - keepMs).toISOString())
  setState(db, 'pulled-at', local.toISOString())
}
