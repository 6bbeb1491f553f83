import { setTimeout as pause } from 'node:timers/promises'

/** @typedef {typeof import('electron')} Modules */

/**
 * Runs in the app's main process. The inspector forgets what it was asked when garbage is collected
 * at that moment, which says nothing about the app: it is asked again then, so that `work` may run
 * more than once.
 * @template Value, [Given=undefined]
 * @param {import('@playwright/test').ElectronApplication} app
 * @param {(modules: Modules, given: Given) => Value} work
 * @param {Given} [given]
 * @returns {Promise<Awaited<Value>>}
 */
export async function inMainProcess(app, work, given) {
  for (let triesLeft = 4; ; triesLeft -= 1) {
    try {
      return /** @type {Awaited<Value>} */ (await app.evaluate(/** @type {any} */ (work), given))
    } catch (error) {
      if (triesLeft === 0 || !String(error).includes('garbage collected')) throw error
      // Asked again at once, it would be in the midst of the same collection.
      await pause(250)
    }
  }
}
