import { existsSync, readFileSync } from 'node:fs'
import { requireDiskSpace } from './disk-space.mjs'
import { inPackages, inRepository, repositoryFolder } from './folders.mjs'
import { npmFailure, quiet, registryAnswers, runNpm } from './npm.mjs'
import { readJson, readStamp, sha256, writeStamp } from './stamps.mjs'

const lockFile = inRepository('package-lock.json')
const lockHash = () => (existsSync(lockFile) ? sha256(readFileSync(lockFile)) : 'no lock file')

/**
 * After `npm install` by hand everything is there, only our stamp is old.
 * @returns {boolean} whether npm's own record of what it installed fits the lock file
 */
function installedFitsLock() {
  const wanted = readJson(lockFile)?.packages
  const installed = readJson(inPackages('.package-lock.json'))?.packages
  if (!wanted || !installed) return false
  return Object.entries(wanted).every(([folder, { version, optional, devOptional }]) => {
    const found = installed[folder]
    return folder === '' || (found ? found.version === version : optional || devOptional)
  })
}

function isInstalled() {
  if (readStamp('packages')?.lock === lockHash()) return true
  if (!installedFitsLock()) return false
  writeStamp('packages', { lock: lockHash() })
  return true
}

/** @param {string[]} command */
const npm = (command) => runNpm([...command, ...quiet], { cwd: repositoryFolder })

// A lock file written where the registry lacked some other platform's optional packages is no
// reason to stop: what this machine needs is in it, or is found now.
const lacksOptional = /^npm error Missing: .+ from lock file$/m

async function install() {
  // Without a network npm retries each package for minutes; its own cache may hold them all.
  const where = (await registryAnswers()) ? [] : ['--offline']
  const result = await npm([existsSync(lockFile) ? 'ci' : 'install', ...where])
  return lacksOptional.test(result.output) ? npm(['install', '--no-save', ...where]) : result
}

/** @type {import('./step.mjs').Step} */
export const packages = {
  name: 'Packages',
  isDone: isInstalled,
  async run() {
    requireDiskSpace(repositoryFolder, 1500)
    const { code, output } = await install()
    if (code !== 0) throw npmFailure(output, 'npm could not install the packages')
    writeStamp('packages', { lock: lockHash() })
  },
}
