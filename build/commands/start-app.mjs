import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { requireSandbox } from '../bootstrap/chrome-sandbox.mjs'
import { displayArguments } from '../bootstrap/display-arguments.mjs'
import { wantedVersion } from '../bootstrap/electron-places.mjs'
import { repositoryFolder } from '../bootstrap/folders.mjs'
import { displayEnvironment, inForeground } from '../bootstrap/launch.mjs'
import { prepareApp } from '../bootstrap/prepare.mjs'
import { orExit, say } from '../bootstrap/step.mjs'
import { findElectron } from '../runtime.mjs'

const usage = `Usage: npm start [-- options]

Prepares what is missing (packages, Electron, SQLite, PostgreSQL, build) and opens ClubOS.

  --screenshot FILE  save a picture of the window once it is usable, and end
  --help             show this

CLUBOS_DATA_DIR names another data folder, CLUBOS_DATABASE_URL a central database,
CLUBOS_CACHE_DIR another place for what is fetched once.`

/**
 * @param {string[]} argv
 * @returns {{ screenshot?: string | undefined, help?: boolean | undefined }}
 */
function readOptions(argv) {
  try {
    return parseArgs({
      args: argv,
      options: { screenshot: { type: 'string' }, help: { type: 'boolean' } },
    }).values
  } catch (error) {
    say(`${error instanceof Error ? error.message : error}\n\n${usage}`)
    process.exit(2)
  }
}

/** @param {import('../bootstrap/electron-places.mjs').ElectronRuntime} runtime */
function describe({ version, source }) {
  if (source === 'installed') return `Electron ${version}`
  const reason = source === 'override' ? 'from ELECTRON_OVERRIDE_DIST_PATH' : 'carried by npm'
  return `Electron ${version} (${reason}; the app is written for ${wantedVersion()})`
}

/** @param {string | undefined} screenshot */
async function launch(screenshot) {
  const runtime = findElectron()
  await requireSandbox(runtime.executable)
  const env = await displayEnvironment()
  say(`• Starting ClubOS on ${describe(runtime)}`)
  const appArgs = screenshot ? [`--screenshot=${resolve(screenshot)}`] : []
  const args = [...runtime.args, ...displayArguments(env), repositoryFolder, ...appArgs]
  return inForeground(runtime.executable, args, { env })
}

/** @param {string[]} argv */
export async function startApp(argv) {
  const { screenshot, help } = readOptions(argv)
  if (help) return console.log(usage)
  process.exitCode = await orExit(async () => {
    await prepareApp()
    return launch(screenshot)
  })
  // A virtual display would outlive us otherwise.
  process.exit()
}
