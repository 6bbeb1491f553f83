import { AppError } from '@shared/ipc/app-error'
import type { SeededRandom } from '../../demo/seeded-random'
import type { Central } from '../protocol'
import type { CentralModel } from './central-model'
import type { Scheduler } from './scheduler'

export interface Faults {
  /** Chances in [0, 1] for each request. */
  lostRequest: number
  lostReply: number
  /** A request arrives once more, much later. */
  duplicate: number
}

interface Line {
  readonly model: CentralModel
  readonly scheduler: Scheduler
  readonly random: SeededRandom
  readonly person: string
  readonly file: string
  /** Whether the device has a network now. */
  readonly connected: () => boolean
  readonly faults: Faults
}

/** One connection of a simulated desk: slow, and cut at the worst moments. */
export function connectTo(line: Line): Central {
  const { model, person, file } = line
  const restarts = model.restarts
  const open = () => model.restarts === restarts && line.connected()
  const database = model.as(person, file)
  const through = <Reply>(request: () => Reply): Promise<Reply> => send(line, open, request)
  return {
    hello: (device) => through(() => database.hello(device)),
    push: (device, operations) => {
      const sent = structuredClone(operations)
      return through(() => structuredClone(database.push(device, sent)))
    },
    pull: (after, limit) => through(() => database.pull(after, Math.min(limit, 7))),
  }
}

function send<Reply>(line: Line, open: () => boolean, request: () => Reply): Promise<Reply> {
  const { random, scheduler, faults } = line
  const delay = () => 1 + random.below(60)
  return new Promise((resolve, reject) => {
    const cut = () => reject(new AppError('OFFLINE', 'The line was cut.', { retryable: true }))
    const lost = random.next() < faults.lostRequest
    const mute = random.next() < faults.lostReply
    if (random.next() < faults.duplicate) scheduler.after(delay() * 20, () => again(open, request))
    scheduler.after(delay(), () => {
      if (lost || !open()) return cut()
      const answer = attempt(request)
      scheduler.after(delay(), () => {
        if (mute || !open()) cut()
        else if (answer.ok) resolve(answer.reply)
        else reject(answer.error)
      })
    })
  })
}

function again(open: () => boolean, request: () => unknown): void {
  if (open()) attempt(request)
}

function attempt<Reply>(request: () => Reply) {
  try {
    return { ok: true, reply: request() } as const
  } catch (error) {
    return { ok: false, error } as const
  }
}
