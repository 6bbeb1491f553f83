import { setImmediate as nextTurn } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import type { Steps, WriteDb } from './local-database'

/** So long at a time nobody else has a turn, in milliseconds. */
const turnMs = 10

interface Connection {
  readonly client: Database.Database
  readonly db: WriteDb
  /** Makes what went wrong what others understand. */
  readonly toError: (error: unknown) => unknown
}

/** Transactions that are written bit by bit. There is one at a time, and nothing else in it. */
export class TurnedWrites {
  /** Does all that is left of the one that is under way. */
  private finishNow: (() => void) | null = null

  constructor(private readonly the: Connection) {}

  /** To be called before anything else is written: what is under way is whole then, or undone. */
  finish(): void {
    this.finishNow?.()
  }

  /** @throws what the work throws; nothing of it is kept then */
  async write<Result>(work: (db: WriteDb) => Steps<Result>): Promise<Result> {
    this.finish()
    const running = new TurnedWrite(this.the, work)
    this.finishNow = () => {
      while (!running.isDone) running.step()
      this.finishNow = null
    }
    // Whoever asked for it has their turn first.
    await nextTurn()
    while (!running.isDone) {
      const began = performance.now()
      while (!running.isDone && performance.now() - began < turnMs) running.step()
      if (running.isDone) this.finishNow = null
      await nextTurn()
    }
    return running.result()
  }
}

type Outcome<Result> = { readonly value: Result } | { readonly error: unknown }

class TurnedWrite<Result> {
  private readonly steps: Steps<Result>
  private outcome: Outcome<Result> | null = null

  constructor(
    private readonly the: Connection,
    work: (db: WriteDb) => Steps<Result>,
  ) {
    try {
      the.client.exec('BEGIN IMMEDIATE')
    } catch (error) {
      throw the.toError(error)
    }
    this.steps = work(the.db)
  }

  get isDone(): boolean {
    return this.outcome !== null
  }

  step(): void {
    const { client, toError } = this.the
    try {
      const { done, value } = this.steps.next()
      if (done !== true) return
      client.exec('COMMIT')
      this.outcome = { value }
    } catch (error) {
      if (client.inTransaction) client.exec('ROLLBACK')
      this.outcome = { error: toError(error) }
    }
  }

  result(): Result {
    if (this.outcome === null) throw new Error('This is still being written.')
    if ('error' in this.outcome) throw this.outcome.error
    return this.outcome.value
  }
}
