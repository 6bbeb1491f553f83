import { type SeededRandom, seededRandom } from '../../demo/seeded-random'
import { CentralModel } from './central-model'
import { checkEverything } from './final-checks'
import type { DiskImage } from './memory-local'
import { Misfortunes } from './misfortunes'
import { Scheduler } from './scheduler'
import { type DeskWorld, SimulatedDesk } from './simulated-desk'
import { SimulatedWork } from './simulated-work'
import { WrittenValues } from './written-values'

const begin = Date.parse('2026-11-02T09:00:00.000Z')
const places = ['harbour', 'mill', 'station'] as const

export interface SeedResult {
  readonly seed: number
  readonly desks: number
  /** What is not as promised; none: the seed passed. */
  readonly failures: readonly string[]
  /** Everything that happened, in order. */
  readonly trace: readonly string[]
  readonly ms: number
}

export interface SimulationOptions {
  /** As made by `emptyDisk`. */
  readonly disk: DiskImage
  /** How many things people do and suffer. */
  readonly steps?: number
}

/** Some desks, one database, and an hour in which everything goes wrong, then quiet. */
export async function runSeed(seed: number, options: SimulationOptions): Promise<SeedResult> {
  const started = performance.now()
  const simulation = new Simulation(seed, options)
  const failures = await simulation.run()
  const ms = performance.now() - started
  return { seed, desks: simulation.desks.length, failures, trace: simulation.trace, ms }
}

/** @param onResult after each seed */
export async function runSeeds(
  {
    from,
    count,
    ...options
  }: SimulationOptions & { readonly from: number; readonly count: number },
  onResult: (result: SeedResult) => void,
): Promise<void> {
  for (let seed = from; seed < from + count; seed += 1) onResult(await runSeed(seed, options))
}

class Simulation {
  readonly trace: string[] = []
  readonly desks: SimulatedDesk[] = []
  private readonly random: SeededRandom
  private readonly scheduler = new Scheduler()
  private readonly values = new WrittenValues()
  private readonly model: CentralModel
  private readonly world: DeskWorld
  private readonly work: SimulatedWork
  private readonly misfortunes: Misfortunes

  constructor(
    seed: number,
    private readonly options: SimulationOptions,
  ) {
    this.random = seededRandom('sync', seed)
    const { random, scheduler, values } = this
    const now = () => new Date(begin + scheduler.now)
    this.model = new CentralModel({ now, newId: () => random.id(now()) })
    const faults = { lostRequest: 0.05, lostReply: 0.08, duplicate: 0.05 }
    const timers = scheduler.timers(random)
    this.world = { model: this.model, scheduler, random, timers, faults, now }
    this.work = new SimulatedWork({ random, values, places, now })
    this.misfortunes = new Misfortunes({
      ...{ desks: this.desks, model: this.model, random, values, places },
      clone: (desk) => this.addDesk(desk.person, desk.disk.image()),
    })
  }

  async run(): Promise<readonly string[]> {
    try {
      this.open()
      await this.trouble()
      await this.heal()
      return checkEverything({ desks: this.desks, model: this.model, values: this.values })
    } finally {
      for (const desk of this.desks) desk.kill()
      await this.scheduler.runUntil(this.scheduler.now + 1_000)
      for (const desk of this.desks) desk.disk.close()
    }
  }

  private open(): void {
    const { random, model } = this
    for (const place of places) model.addPlace(place)
    const people = 3 + random.below(4)
    for (let person = 0; person < people; person += 1) {
      model.setSight(`person-${person}`, random.pick([[], [], ['harbour'], ['harbour', 'mill']]))
      this.addDesk(`person-${person}`, this.options.disk)
    }
    for (const desk of this.desks.slice(0, 2)) this.work.addJob(desk)
  }

  private async trouble(): Promise<void> {
    const { random, scheduler } = this
    for (let step = 0; step < (this.options.steps ?? 90); step += 1) {
      const desk = random.pick(this.desks)
      const name = this.desks.indexOf(desk)
      const before = this.values.written.length
      const done =
        random.below(4) === 0 ? this.misfortunes.strike(desk) : this.work.doSomething(desk)
      const written = this.values.written
        .slice(before)
        .map(({ from, value }) => `${from} → ${value}`)
      this.trace.push(`${scheduler.now} desk ${name}: ${[done, ...written].join(', ')}`)
      await scheduler.runUntil(scheduler.now + random.pick([0, 5, 40, 200, 1_000, 4_000]))
    }
  }

  /** Everything works again, and people see to what was refused until nothing is left. */
  private async heal(): Promise<void> {
    Object.assign(this.world.faults, { lostRequest: 0, lostReply: 0, duplicate: 0 })
    for (const desk of this.desks) {
      Object.assign(desk, { online: true, clockOffsetMs: 0 })
      desk.disk.full = false
      desk.crash()
    }
    await this.scheduler.runUntil(this.scheduler.now + 25_000)
    for (let round = 0; round < 12 && this.letters() > 0; round += 1) {
      for (const desk of this.desks) {
        for (const _ of desk.letters.list()) this.work.seeToLetter(desk, 'discard')
      }
      await this.scheduler.runUntil(this.scheduler.now + 12_000)
    }
  }

  private letters(): number {
    return this.desks.reduce((sum, { letters }) => sum + letters.list().length, 0)
  }

  private addDesk(person: string, image: DiskImage): void {
    this.desks.push(
      new SimulatedDesk({ person, file: `file-${this.desks.length}` }, this.world, image),
    )
  }
}
