import { StepFailed } from './failure.mjs'
import { findProgram, lastLines, run } from './run-command.mjs'

const isRoot = () => process.getuid?.() === 0
const quietly = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }

/** @param {string} name */
async function isOffered(name) {
  const { code, output } = await run('apt-cache', ['policy', name], {
    env: { ...quietly, LC_ALL: 'C' },
  })
  return code === 0 && /Candidate: (?!\(none\))/.test(output)
}

// Debian 13 and Ubuntu 24.04 renamed libraries whose time type grew: libgtk-3-0 → libgtk-3-0t64.
/** @param {string} name */
const nameHere = async (name) => ((await isOffered(`${name}t64`)) ? `${name}t64` : name)

/** @param {string} why @param {string[]} names */
function commandToRun(why, names) {
  const list = names.join(' ')
  if (findProgram('apt-get'))
    return `${why}: run \`sudo apt-get install -y --no-install-recommends ${list}\` and start again.`
  return `${why}: install ${list} (Debian’s names) with this system’s package manager and start again.`
}

/** @param {string[]} args */
const apt = (args) => run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], { env: quietly })

/**
 * Installs Debian packages when we may, and otherwise says which command does.
 * @param {string[]} packages by their older names @param {string} why half a sentence
 * @param {(text: string) => void} report
 */
export async function installWithApt(packages, why, report) {
  if (!findProgram('apt-get')) throw new StepFailed(commandToRun(why, packages))
  if (!isRoot()) throw new StepFailed(commandToRun(why, await Promise.all(packages.map(nameHere))))
  report(`Refreshing the list of system packages`)
  await apt(['update', '-qq'])
  const names = await Promise.all(packages.map(nameHere))
  report(`Installing ${names.join(' ')}`)
  const { code, output } = await apt(['install', '-y', '-qq', '--no-install-recommends', ...names])
  if (code !== 0) throw new StepFailed(commandToRun(why, names), { details: lastLines(output) })
}
