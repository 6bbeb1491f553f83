import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StepFailed } from './failure.mjs'
import { findProgram, run } from './run-command.mjs'

export const isLinuxRoot = () => process.platform === 'linux' && process.getuid?.() === 0

/** @param {string} file */
function isSetuidRoot(file) {
  const found = statSync(file, { throwIfNoEntry: false })
  return found !== undefined && found.uid === 0 && (found.mode & 0o4000) !== 0
}

// What Chromium does first: a user namespace of its own. Some systems forbid that to ordinary
// users.
async function allowsUserNamespaces() {
  if (!findProgram('unshare')) return true
  const { code } = await run('unshare', ['--user', '--map-root-user', 'true'])
  return code === 0
}

/**
 * Ordinary users always get Chromium's sandbox; root cannot have it.
 * @param {string} executable of Electron
 */
export async function requireSandbox(executable) {
  if (process.platform !== 'linux' || isLinuxRoot()) return
  const helper = join(dirname(executable), 'chrome-sandbox')
  if (isSetuidRoot(helper) || (await allowsUserNamespaces())) return
  throw new StepFailed(
    `Chromium’s sandbox cannot start for this account: run \`sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}"\` and start again.`,
  )
}
