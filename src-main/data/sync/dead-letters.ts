import { AppError } from '@shared/ipc/app-error'
import type { WriteDb } from '../sqlite/local-database'
import {
  bury,
  changeDeadLetter,
  type DeadLetter,
  listDeadLetters,
  readDeadLetter,
  removeDeadLetter,
  waitingFor,
} from './dead-letter-store'
import { liftTo } from './operation-queue'
import { byOpId, enqueue, remove, requeueLast } from './outbox-store'
import { builtOnRefused, sentAgainWith } from './set-aside'
import { ensureShadow, showOverlay } from './shadow-rows'
import { type SyncCopy, Touched } from './sync-copy'

interface DeadLetterOptions {
  readonly copy: SyncCopy
  /** Something waits in the outbox: called after the commit. */
  readonly onQueued: () => void
}

/** Changes that the central database refused: nothing of them is lost before a person says so. */
export class DeadLetters {
  constructor(private readonly the: DeadLetterOptions) {}

  list(): readonly DeadLetter[] {
    return listDeadLetters(this.the.copy.local.read)
  }

  /** For whoever keeps them elsewhere: everything, as JSON. */
  export(): string {
    return JSON.stringify(this.list(), null, 2)
  }

  /**
   * Sends it again, as a change of its own, with what it was built on and what was built on it.
   * @throws AppError NOT_FOUND
   */
  retry(opId: string): void {
    this.commit((db, touched) => {
      if (readDeadLetter(db, opId) === undefined) missing()
      for (const { opId: each } of sentAgainWith(listDeadLetters(db), opId)) {
        const letter = readDeadLetter(db, each) ?? missing()
        removeDeadLetter(db, each)
        this.resend(db, letter, touched)
      }
    })
    this.the.onQueued()
  }

  /**
   * Gives it up. What was built on it stays among the refused, and says so.
   * @throws AppError NOT_FOUND
   */
  discard(opId: string): void {
    this.commit((db, touched) => {
      if (readDeadLetter(db, opId) === undefined) missing()
      removeDeadLetter(db, opId)
      this.buryWaiting(db, opId, touched)
    })
  }

  /**
   * Gives up a change that waits, such as one that the server does not know what to do with.
   * @throws AppError NOT_FOUND, UNDER_WAY once it may have been applied
   */
  discardQueued(opId: string): void {
    this.commit((db, touched) => {
      const operation = byOpId(db, opId) ?? missing()
      if (operation.state !== 'queued' || operation.ackedAt !== null) {
        throw new AppError('UNDER_WAY', 'This was sent already and can only be changed back.')
      }
      this.buryWaiting(db, opId, touched)
      remove(db, opId)
      this.show(db, { entity: operation.entity, id: operation.rowId }, touched)
    })
  }

  private resend(db: WriteDb, letter: DeadLetter, touched: Touched): void {
    const { entities, newId, clock } = this.the.copy
    const { code, message: _, refusedAt: __, ...operation } = letter
    const opId = newId()
    const waiting = waitingFor(db, letter.opId)
    const key = { entity: letter.entity, id: letter.rowId }
    const entity = entities[letter.entity]
    if (entity !== undefined) ensureShadow(db, entity, key)
    // A clock that was ahead said something that cannot be; what the person did, they do now.
    const madeAt = code === 'FUTURE_CLOCK' ? clock.now().toISOString() : letter.madeAt
    enqueue(db, { ...operation, opId, madeAt })
    liftTo(db, letter.priority, letter.dependsOn)
    const renamed = (dependsOn: readonly string[]) =>
      dependsOn.map((each) => (each === letter.opId ? opId : each))
    // Behind it again: the order of the queue is the order in which things go and are shown.
    for (const each of waiting) {
      requeueLast(db, { ...each, dependsOn: renamed(each.dependsOn) })
    }
    for (const each of listDeadLetters(db)) {
      if (each.dependsOn.includes(letter.opId)) {
        changeDeadLetter(db, each.opId, { dependsOn: renamed(each.dependsOn) })
      }
    }
    this.show(db, key, touched)
  }

  private buryWaiting(db: WriteDb, opId: string, touched: Touched): void {
    const why = {
      code: 'DEPENDS_ON_DISCARDED',
      message: 'It was built on a change that was given up.',
      refusedAt: this.the.copy.clock.now().toISOString(),
    }
    for (const each of listDeadLetters(db)) {
      const isBuiltOnIt = each.code === builtOnRefused && each.dependsOn.includes(opId)
      if (isBuiltOnIt) changeDeadLetter(db, each.opId, why)
    }
    for (const operation of waitingFor(db, opId)) {
      bury(db, operation, why)
      this.show(db, { entity: operation.entity, id: operation.rowId }, touched)
    }
  }

  private show(db: WriteDb, key: { entity: string; id: string }, touched: Touched): void {
    showOverlay(db, this.the.copy.entities, key)
    touched.add(key)
  }

  private commit(work: (db: WriteDb, touched: Touched) => void): void {
    const { local, derive, onChanged } = this.the.copy
    const touched = new Touched()
    local.write((db) => {
      work(db, touched)
      const changed = touched.list()
      if (changed.length > 0) derive?.(db, changed)
    })
    const changed = touched.list()
    if (changed.length > 0) onChanged(changed)
  }
}

function missing(): never {
  throw new AppError('NOT_FOUND', 'This change is no longer waiting.')
}
