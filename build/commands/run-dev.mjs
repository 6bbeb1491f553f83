import { isLinuxRoot, requireSandbox } from '../bootstrap/chrome-sandbox.mjs'
import { displayArguments } from '../bootstrap/display-arguments.mjs'
import { inPackages, repositoryFolder } from '../bootstrap/folders.mjs'
import { displayEnvironment, inForeground } from '../bootstrap/launch.mjs'
import { prepareDevelopment } from '../bootstrap/prepare.mjs'
import { orExit } from '../bootstrap/step.mjs'
import { findElectron } from '../runtime.mjs'

async function serve() {
  await prepareDevelopment()
  const runtime = findElectron()
  await requireSandbox(runtime.executable)
  const env = {
    ...(await displayEnvironment()),
    ELECTRON_EXEC_PATH: runtime.executable,
    ...(isLinuxRoot() ? { NO_SANDBOX: '1' } : {}),
  }
  return { env, appArgs: displayArguments(env) }
}

/**
 * Opens the app from its sources and reloads what changes.
 * @param {string[]} argv passed to the app
 */
export async function runDev(argv) {
  process.exitCode = await orExit(async () => {
    const { env, appArgs } = await serve()
    const tool = inPackages('electron-vite', 'bin', 'electron-vite.js')
    return inForeground(process.execPath, [tool, 'dev', '--watch', '--', ...appArgs, ...argv], {
      cwd: repositoryFolder,
      env,
    })
  })
  process.exit()
}
