import { installWithApt } from './apt.mjs'
import { hasDisplay } from './display.mjs'
import { locateElectron } from './electron-places.mjs'
import { StepFailed } from './failure.mjs'
import { findProgram, run } from './run-command.mjs'

const libraries = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libnotify4',
]

/**
 * @returns {Promise<string[]>} the shared libraries that Electron asks for and this system lacks
 */
async function missingLibraries() {
  const electron = locateElectron()
  if (!electron) return []
  const { output } = await run('ldd', [electron.executable])
  return output.split('\n').filter((line) => line.includes('not found'))
}

const missesXvfb = () => !hasDisplay() && findProgram('Xvfb') === undefined

/** @type {import('./step.mjs').Step} */
export const systemLibraries = {
  name: 'System libraries',
  async isDone() {
    if (process.platform !== 'linux') return true
    return !missesXvfb() && (await missingLibraries()).length === 0
  },
  async run(report) {
    const wanted = (await missingLibraries()).length > 0 ? [...libraries] : []
    if (missesXvfb()) wanted.push('xvfb')
    await installWithApt(wanted, 'Electron needs system packages that are missing', report)
    const still = await missingLibraries()
    if (still.length > 0) {
      throw new StepFailed(
        'Electron needs libraries that are still missing: install the ones named above and start again.',
        { details: still.join('\n') },
      )
    }
  },
}
