import type { SeededRandom } from '../../demo/seeded-random'
import type { CentralModel } from './central-model'
import type { DiskImage } from './memory-local'
import type { SimulatedDesk } from './simulated-desk'
import type { WrittenValues } from './written-values'

interface MisfortuneWorld {
  readonly desks: readonly SimulatedDesk[]
  readonly model: CentralModel
  readonly random: SeededRandom
  readonly values: WrittenValues
  readonly places: readonly string[]
  /** Puts a copy of the device's disk into another device. */
  readonly clone: (desk: SimulatedDesk) => void
}

const mostDesks = 8
const day = 86_400_000

/** What happens to devices, lines and the database. */
export class Misfortunes {
  /** Copies of disks that somebody kept, with how much had been written by then. */
  private readonly kept = new Map<SimulatedDesk, { image: DiskImage; written: number }>()

  constructor(private readonly the: MisfortuneWorld) {}

  /** @returns what happened, for the trace */
  strike(desk: SimulatedDesk): string {
    const { random } = this.the
    const common = ['network', 'network', 'network', 'crash', 'crash', 'disk', 'clock', 'sight']
    const rare = ['keep-disk', 'old-disk', 'clone', 'backup', 'restore', 'prune']
    const name = random.pick([...common, ...rare]) as keyof typeof this.kinds
    this.kinds[name](desk)
    return name
  }

  private readonly kinds = {
    network: (desk: SimulatedDesk) => {
      desk.online = !desk.online
      if (desk.online) desk.loop.wake()
    },
    crash: (desk: SimulatedDesk) => desk.crash(),
    disk: (desk: SimulatedDesk) => {
      desk.disk.full = !desk.disk.full
    },
    clock: (desk: SimulatedDesk) => {
      const { random } = this.the
      desk.clockOffsetMs = random.pick([0, 0, 2 * day, -2 * day, 27_000 * day, 600_000])
    },
    sight: (desk: SimulatedDesk) => {
      const { random, places, model } = this.the
      model.setSight(desk.person, random.pick([[], places.slice(0, 1), places.slice(0, 2)]))
    },
    'keep-disk': (desk: SimulatedDesk) => {
      this.kept.set(desk, { image: desk.disk.image(), written: this.the.values.written.length })
    },
    'old-disk': (desk: SimulatedDesk) => {
      const kept = this.kept.get(desk)
      if (kept === undefined) return
      this.the.values.forget(desk, kept.written)
      desk.crash(kept.image)
    },
    clone: (desk: SimulatedDesk) => {
      if (this.the.desks.length < mostDesks) this.the.clone(desk)
    },
    backup: () => this.the.model.keepBackup(),
    restore: () => {
      if (this.the.random.below(2) === 0) this.the.model.restore()
    },
    prune: () => {
      const { model, random } = this.the
      if (random.below(3) === 0) model.prune(model.state.seq - random.below(30))
    },
  }
}
