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
export async function eventLoopDelayP99(app) {
  const ms = await app.evaluate(() => {
    /** @type {import('node:perf_hooks').IntervalHistogram} */
    const delays = Reflect.get(globalThis, 'benchDelays')
    const p99 = delays.percentile(99) / 1e6
    delays.reset()
    return p99
  })
  // What is recorded is the time between two ticks of a timer, which includes its period.
  return Math.max(0, ms - resolutionMs)
}
