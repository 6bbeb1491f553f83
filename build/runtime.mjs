import { pathToFileURL } from 'node:url'
import { isLinuxRoot } from './bootstrap/chrome-sandbox.mjs'
import { displayArguments } from './bootstrap/display-arguments.mjs'
import { locateElectron } from './bootstrap/electron-places.mjs'
import { StepFailed } from './bootstrap/failure.mjs'

/**
 * The Electron that start, dev, tests and benchmarks run on. Looks on disk only.
 * `args` go before the app folder: Chromium refuses to run as root with its sandbox on.
 * @returns {import('./bootstrap/electron-places.mjs').ElectronRuntime & { args: string[] }}
 * @throws {StepFailed} when none is there yet
 */
export function findElectron() {
  const runtime = locateElectron()
  if (!runtime)
    throw new StepFailed('No Electron is there yet: run `npm start` once, which fetches it.')
  return {
    ...runtime,
    args: [...(isLinuxRoot() ? ['--no-sandbox'] : []), ...displayArguments(process.env)],
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(JSON.stringify(findElectron()))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
