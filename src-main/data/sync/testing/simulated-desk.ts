import { silentLogger } from '../../../platform/logger'
import type { SeededRandom } from '../../demo/seeded-random'
import type { LocalDatabase } from '../../sqlite/local-database'
import { DeadLetters } from '../dead-letters'
import { LocalWriter } from '../local-writer'
import { pageSize } from '../pull'
import type { SyncCopy } from '../sync-copy'
import { SyncLoop } from '../sync-loop'
import { SyncSession } from '../sync-session'
import type { Timers } from '../timers'
import type { CentralModel } from './central-model'
import { type DiskImage, MemoryLocal } from './memory-local'
import type { Scheduler } from './scheduler'
import { simulatedEntities } from './simulated-club'
import { connectTo, type Faults } from './simulated-network'

export interface DeskWorld {
  readonly model: CentralModel
  readonly scheduler: Scheduler
  readonly random: SeededRandom
  readonly timers: Timers
  readonly faults: Faults
  /** The true time. */
  readonly now: () => Date
}

/** One run of the program on a device, from its start until it is closed or killed. */
interface Run {
  killed: boolean
  readonly local: LocalDatabase
  readonly loop: SyncLoop
  readonly writer: LocalWriter<typeof simulatedEntities>
  readonly letters: DeadLetters
}

/** A device with the app's real sync, a disk of its own, a clock that may be wrong and a bad network. */
export class SimulatedDesk {
  online = true
  /** How wrong its clock is. */
  clockOffsetMs = 0
  disk: MemoryLocal
  private run: Run

  constructor(
    private readonly who: { readonly person: string; readonly file: string },
    private readonly world: DeskWorld,
    image: DiskImage,
  ) {
    this.disk = new MemoryLocal(image)
    this.run = this.start()
  }

  get person(): string {
    return this.who.person
  }

  get local(): LocalDatabase {
    return this.run.local
  }

  get writer(): LocalWriter<typeof simulatedEntities> {
    return this.run.writer
  }

  get letters(): DeadLetters {
    return this.run.letters
  }

  get loop(): SyncLoop {
    return this.run.loop
  }

  /** The program ends without notice and is started again. */
  crash(image: DiskImage | null = null): void {
    this.kill()
    if (image !== null) {
      this.disk.close()
      this.disk = new MemoryLocal(image)
    }
    this.run = this.start()
  }

  kill(): void {
    this.run.killed = true
    void this.run.loop.stop()
  }

  private start(): Run {
    const { world } = this
    const state = { killed: false }
    const local = this.disk.open(() => state.killed)
    const clock = { now: () => new Date(world.now().getTime() + this.clockOffsetMs) }
    const newId = () => world.random.id(world.now())
    const copy: SyncCopy = {
      ...{ local, entities: simulatedEntities, clock, newId },
      onChanged: () => undefined,
      known: { cursor: 0, pageSize },
    }
    const loop: SyncLoop = new SyncLoop({
      connect: () => this.connect(copy),
      pullSeconds: 10,
      ...{ clock, timers: world.timers, logger: silentLogger },
      onChange: () => undefined,
    })
    const onQueued = () => loop.nudge()
    const writer = new LocalWriter({ ...copy, entities: simulatedEntities, onQueued })
    void loop.start()
    return Object.assign(state, {
      local,
      loop,
      writer,
      letters: new DeadLetters({ copy, onQueued }),
    })
  }

  private connect(copy: SyncCopy) {
    const { model, scheduler, random, timers, faults } = this.world
    const connected = () => this.online
    const session = new SyncSession({
      copy,
      central: connectTo({ ...this.who, model, scheduler, random, connected, faults }),
      ...{ monotonic: () => timers.monotonic(), breathe: () => timers.breathe() },
    })
    return { sync: (signal: AbortSignal) => session.sync(signal), close: async () => undefined }
  }
}
