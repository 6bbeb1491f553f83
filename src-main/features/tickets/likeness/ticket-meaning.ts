import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { isUnresolved } from '@shared/tickets/unresolved'
import { inTurns } from '../../../platform/in-turns'
import type { Logger } from '../../../platform/logger'
import { asBytes, SimilarTexts } from '../../../platform/similar-texts'
import type { EmbedTexts } from '../../../platform/vectors'
import { MeaningQueue } from './meaning-queue'
import { meaningOf, sha256, textOf, type Wording } from './ticket-text'
import type { StoredMeaning, TicketVectorStore } from './ticket-vector-store'

export interface MeaningDependencies {
  readonly store: TicketVectorStore
  readonly wording: () => Wording
  /** In the background. @throws AppError EMBEDDER_UNAVAILABLE */
  readonly embed: EmbedTexts
  /** Somebody waits for an answer: they come first. */
  readonly isBusy: () => boolean
  readonly logger: Logger
}

export interface MeaningFilter {
  readonly openOnly: boolean
  /** Only what is resolved, closed or archived. */
  readonly finishedOnly?: boolean
  readonly locationId?: string | undefined
}

/** So many rows are read at a time, in some 4 ms on a busy machine. */
const pageRows = 100
/** The model takes eight texts at a time; a person's question waits for no more. */
const portion = 8
/** Between two portions, so that half of a core is all that it takes. */
const restMs = 60
const busyMs = 250

/**
 * All tickets by what they mean, in memory: 430 bytes each. What is missing is embedded in the
 * background, what just changed first, then what is open, newest first; it is kept on this device.
 */
export class TicketMeaning {
  private readonly index = new SimilarTexts()
  private readonly queue = new MeaningQueue()
  private readonly changed = new Set<string>()
  private stale = false
  private running: Promise<void> | null = null
  private closed = false

  constructor(private readonly the: MeaningDependencies) {}

  /** How many can be found by meaning, and how many wait for it. */
  get progress(): { readonly known: number; readonly waiting: number } {
    return { known: this.index.size, waiting: this.queue.size }
  }

  /** Reads what is kept and goes on with what is missing. */
  begin(): void {
    this.stale = true
    this.wake()
  }

  rowsChanged(changed: readonly { readonly entity: string; readonly ids: readonly string[] }[]) {
    const ids = changed.flatMap((rows) => (rows.entity === 'tickets' ? rows.ids : []))
    if (ids.length === 0) return
    for (const id of ids) this.changed.add(id)
    this.wake()
  }

  anyRowsChanged(): void {
    this.begin()
  }

  nearest(vector: Float32Array, filter: MeaningFilter, limit: number) {
    const { openOnly, finishedOnly, locationId } = filter
    const scopes = [...this.index.scopeNames].filter((name) => {
      const { place, state } = parsedScope(name)
      if ((openOnly && state === 'done') || (finishedOnly && state === 'open')) return false
      return (locationId ?? place) === place
    })
    return this.index.nearest(vector, scopes, limit)
  }

  /** What it means; `null` where that is not known yet. */
  vectorOf(ticketId: string): Float32Array | null {
    return this.index.vectorOf(ticketId)
  }

  isKnown(ticketId: string): boolean {
    return this.index.rowsOf(ticketId).length > 0
  }

  /** What tickets mean on average; `null` where that is known of none of them. */
  meanOf(ticketIds: readonly string[]): Float32Array | null {
    return this.index.meanOf(ticketIds)
  }

  /** Cosine; `null` where its meaning is not known yet. */
  similarity(ticketId: string, vector: Float32Array): number | null {
    return this.index.similarity(ticketId, vector)
  }

  /** Settles when nothing is left to do, or it was closed. */
  async settled(): Promise<void> {
    while (this.running !== null) await this.running
  }

  async close(): Promise<void> {
    this.closed = true
    await this.running
  }

  private wake(): void {
    if (this.running !== null || this.closed) return
    this.running = this.run()
      .catch((error: unknown) => {
        // The next change, or the next start, goes on with it.
        this.the.logger.warn('Tickets could not be prepared for search by meaning.', { error })
        this.queue.clear()
      })
      .finally(() => {
        this.running = null
      })
  }

  private async run(): Promise<void> {
    // Whoever wrote the change is answered first.
    await nextTurn()
    while (!this.closed) {
      if (this.stale) await this.readAll()
      else if (this.changed.size > 0) await this.readChanged()
      else if (this.queue.size > 0) await this.embedSome()
      else return
    }
  }

  private async readAll(): Promise<void> {
    this.stale = false
    this.queue.clear()
    const seen = new Set<string>()
    for (let last: StoredMeaning | null = null; !this.closed; ) {
      const rows: StoredMeaning[] = this.the.store.page(last, pageRows)
      const wording = this.the.wording()
      await inTurns(rows, (row) => {
        seen.add(row.id)
        if (!this.take(row, wording)) this.queue.add(row.id, stateOf(row))
      })
      last = rows.at(-1) ?? null
      if (last === null) break
      await nextTurn()
    }
    if (!this.closed) this.keepOnly(seen)
  }

  private async readChanged(): Promise<void> {
    const ids = [...this.changed].slice(0, pageRows)
    const rows = new Map(this.the.store.of(ids).map((row) => [row.id, row]))
    const gone = ids.filter((id) => !rows.has(id))
    for (const id of ids) this.changed.delete(id)
    for (const id of gone) this.index.remove(id)
    this.the.store.forget(gone)
    const wording = this.the.wording()
    const unknown = [...rows.values()].filter((row) => !this.take(row, wording))
    this.queue.addFirst(unknown.map(({ id }) => id))
    await nextTurn()
  }

  /** @returns whether what is kept of it is still true */
  private take(row: StoredMeaning, wording: Wording): boolean {
    if (row.vector === null || row.textSha256 !== sha256(meaningOf(textOf(row), wording))) {
      return false
    }
    this.put(row, Float32Array.from(new Int8Array(row.vector)))
    return true
  }

  private put(row: StoredMeaning, vector: Float32Array): void {
    this.index.remove(row.id)
    this.index.add({ entryId: row.id, scope: scopeOf(row), vector })
  }

  private async embedSome(): Promise<void> {
    while (this.the.isBusy() && !this.closed) await sleep(busyMs, undefined, { ref: false })
    const ids = this.queue.take(portion)
    const found = new Map(this.the.store.of(ids).map((row) => [row.id, row]))
    const rows = ids.flatMap((id) => found.get(id) ?? [])
    if (rows.length === 0 || this.closed) return
    const wording = this.the.wording()
    const texts = rows.map((row) => meaningOf(textOf(row), wording))
    const vectors = await this.the.embed(texts)
    if (this.closed) return
    this.the.store.keep(
      rows.map((row, i) => ({
        ticketId: row.id,
        textSha256: sha256(texts[i] ?? ''),
        vector: asBytes(vectors[i] ?? new Float32Array()),
      })),
    )
    // What changed meanwhile is told of, read again and embedded anew.
    for (const [i, row] of rows.entries()) this.put(row, vectors[i] ?? new Float32Array())
    if (this.queue.size > 0) await sleep(restMs, undefined, { ref: false })
  }

  private keepOnly(seen: ReadonlySet<string>): void {
    for (const id of [...this.index.entryIdsInUse()]) if (!seen.has(id)) this.index.remove(id)
  }
}

const stateOf = ({ status }: StoredMeaning) => (isUnresolved(status) ? 'open' : 'done')

const scopeOf = (row: StoredMeaning) => `${stateOf(row)} ${row.locationId}`

const parsedScope = (name: string) => {
  const [state = '', ...place] = name.split(' ')
  return { state, place: place.join(' ') }
}
