import { AppError } from '@shared/ipc/app-error'
import { newId } from '../../../platform/ids'
import { localMigrations } from '../../postgres/testing/test-server'
import { DeadLetters } from '../dead-letters'
import { LocalWriter } from '../local-writer'
import type { Central } from '../protocol'
import { pageSize } from '../pull'
import type { ChangedRows, SyncCopy } from '../sync-copy'
import { SyncSession } from '../sync-session'
import { CentralModel } from './central-model'
import { emptyDisk, MemoryLocal } from './memory-local'
import { simulatedEntities } from './simulated-club'

export const testNow = new Date('2026-11-02T09:00:00.000Z')

/** A model of the central database with two places and everybody at all of them. */
export function testModel(): CentralModel {
  const model = new CentralModel({ now: () => testNow, newId })
  for (const place of ['harbour', 'mill']) model.addPlace(place)
  return model
}

/** A job as people make it. */
export const newJob = (fields: { id?: string; title?: string; placeId?: string } = {}) => ({
  ...{ id: newId(), placeId: 'harbour', title: 'Door', text: '', tags: [], seen: 0 },
  status: 'open' as const,
  ...fields,
})

/** One desk with the real sync and a line on which a test decides what gets through. */
export class ModelDesk {
  readonly disk: MemoryLocal
  readonly copy: SyncCopy
  readonly writer: LocalWriter<typeof simulatedEntities>
  readonly letters: DeadLetters
  readonly changed: ChangedRows[] = []
  readonly calls: string[] = []
  clock = testNow
  /** Comes before each call; throws to lose it. */
  before: (call: keyof Central) => void = () => undefined
  /** Comes after each call; throws to lose the answer. */
  after: (call: keyof Central) => void = () => undefined
  /** A slow line: a page for more rows than this does not come in time. */
  mostRows = Number.POSITIVE_INFINITY
  private session: SyncSession

  constructor(
    private readonly model: CentralModel,
    readonly person = 'ada',
    image = emptyDisk(localMigrations),
  ) {
    this.disk = new MemoryLocal(image)
    this.copy = {
      local: this.disk.open(() => false),
      entities: simulatedEntities,
      clock: { now: () => this.clock },
      newId,
      onChanged: (changed) => this.changed.push(...changed),
      known: { cursor: 0, pageSize },
    }
    const onQueued = () => undefined
    this.writer = new LocalWriter({ ...this.copy, entities: simulatedEntities, onQueued })
    this.letters = new DeadLetters({ copy: this.copy, onQueued })
    this.session = this.connect()
  }

  get read() {
    return this.copy.local.read
  }

  jobs() {
    return this.read.select().from(simulatedEntities.jobs.mirror).all()
  }

  notes() {
    return this.read.select().from(simulatedEntities.notes.mirror).all()
  }

  sync(): Promise<void> {
    return this.session.sync(new AbortController().signal)
  }

  /** Over a new connection, as after a break. */
  syncAnew(): Promise<void> {
    this.session = this.connect()
    return this.sync()
  }

  private connect(): SyncSession {
    const database = this.model.as(this.person)
    const through = async <Reply>(call: keyof Central, request: () => Reply): Promise<Reply> => {
      this.calls.push(call)
      this.before(call)
      const reply = request()
      this.after(call)
      return reply
    }
    const central: Central = {
      hello: (device) => through('hello', () => database.hello(device)),
      push: (device, operations) => through('push', () => database.push(device, operations)),
      pull: (after, limit) =>
        through('pull', () => (limit > this.mostRows ? cutLine() : database.pull(after, limit))),
    }
    const breathe = async () => undefined
    return new SyncSession({ copy: this.copy, central, monotonic: () => 0, breathe })
  }
}

export function cutLine(): never {
  throw new AppError('OFFLINE', 'The line was cut.', { retryable: true })
}
