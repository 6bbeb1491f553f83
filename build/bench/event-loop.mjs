// How long work in the app's main process waits behind other work there.

import { inMainProcess } from '../in-main.mjs'

const resolutionMs = 1

/** @param {import('@playwright/test').ElectronApplication} app */
export const watchEventLoop = (app) =>
  inMainProcess(
    app,
    (_electron, resolution) => {
      const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
      const delays = monitorEventLoopDelay({ resolution })
      delays.enable()
      Reflect.set(globalThis, 'benchDelays', delays)
    },
    resolutionMs,
  )

/** Of the time since it was last asked. @param {import('@playwright/test').ElectronApplication} app */
export const eventLoopDelayP99 = (app) => eventLoopDelay(app, 99)

/** Since it was last asked. @param {import('@playwright/test').ElectronApplication} app */
export const longestEventLoopDelay = (app) => eventLoopDelay(app, 100)

/** @param {import('@playwright/test').ElectronApplication} app @param {number} percentile */
async function eventLoopDelay(app, percentile) {
  /** @param {unknown} _electron @param {number} share */
  const read = (_electron, share) => {
    /** @type {import('node:perf_hooks').IntervalHistogram} */
    const delays = Reflect.get(globalThis, 'benchDelays')
    return delays.percentile(share) / 1e6
  }
  const ms = await inMainProcess(app, read, percentile)
  await inMainProcess(app, () => Reflect.get(globalThis, 'benchDelays').reset())
  // What is recorded is the time between two ticks of a timer, which includes its period.
  return Math.max(0, ms - resolutionMs)
}
