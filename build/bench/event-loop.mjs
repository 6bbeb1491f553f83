// How long work in the app's main process waits behind other work there.

const resolutionMs = 1

/** @param {import('@playwright/test').ElectronApplication} app */
export const watchEventLoop = (app) =>
  app.evaluate((_electron, resolution) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    const delays = monitorEventLoopDelay({ resolution })
    delays.enable()
    Reflect.set(globalThis, 'benchDelays', delays)
  }, resolutionMs)

/** Of the time since it was last asked. @param {import('@playwright/test').ElectronApplication} app */
export const eventLoopDelayP99 = (app) => eventLoopDelay(app, 99)

/** Since it was last asked. @param {import('@playwright/test').ElectronApplication} app */
export const longestEventLoopDelay = (app) => eventLoopDelay(app, 100)

/** @param {import('@playwright/test').ElectronApplication} app @param {number} percentile */
async function eventLoopDelay(app, percentile) {
  const ms = await app.evaluate((_electron, share) => {
    /** @type {import('node:perf_hooks').IntervalHistogram} */
    const delays = Reflect.get(globalThis, 'benchDelays')
    const delay = delays.percentile(share) / 1e6
    delays.reset()
    return delay
  }, percentile)
  // What is recorded is the time between two ticks of a timer, which includes its period.
  return Math.max(0, ms - resolutionMs)
}
