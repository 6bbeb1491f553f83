import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'

/** A delay is noted when it is over, and the first tick only begins the count. */
const settleMs = 20

interface Watched {
  readonly ms: number
  /** The longest time for which nothing else had its turn, in milliseconds. */
  readonly heldMs: number
}

/** How long work takes, and how long it keeps everything else waiting at a time. */
export async function watched(work: () => Promise<unknown>): Promise<Watched> {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  delays.enable()
  await sleep(settleMs)
  const began = performance.now()
  await work()
  const ms = performance.now() - began
  await sleep(settleMs)
  delays.disable()
  return { ms, heldMs: delays.max / 1e6 }
}
