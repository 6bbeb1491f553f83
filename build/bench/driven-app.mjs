import { _electron } from '@playwright/test'
import { undoOnExit } from '../bootstrap/interruption.mjs'

/**
 * @typedef {import('@playwright/test').ElectronApplication} ElectronApplication
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ app: ElectronApplication, page: Page }} DrivenApp
 */

/**
 * Starts an app, gives its first window to `work`, and ends it.
 * @template T
 * @param {import('./stage.mjs').Program} program @param {(driven: DrivenApp) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDrivenApp({ executable, args, env }, work) {
  const app = await _electron.launch({ executablePath: executable, args, env: withoutGaps(env) })
  const forget = undoOnExit(() => app.process().kill('SIGKILL'))
  try {
    return await work({ app, page: await app.firstWindow() })
  } finally {
    await app.close()
    forget()
  }
}

/** @param {NodeJS.ProcessEnv} env */
function withoutGaps(env) {
  /** @type {[string, string][]} */
  const entries = Object.entries(env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return Object.fromEntries(entries)
}
