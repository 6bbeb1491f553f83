import { join } from 'node:path'
import { wantedVersion } from './electron-places.mjs'
import { cacheFolder, inPackages } from './folders.mjs'
import { run } from './run-command.mjs'
import { readJson, writeWhole } from './stamps.mjs'

const memoryFile = join(cacheFolder, 'electron-download.json')
const dayMs = 24 * 60 * 60 * 1000

/**
 * @returns {boolean} whether the download failed less than a day ago, so that not every start tries
 */
export function failedLately() {
  const memory = readJson(memoryFile)
  return memory?.version === wantedVersion() && Date.now() - memory.failedAt < dayMs
}

const rememberFailure = () =>
  writeWhole(memoryFile, JSON.stringify({ version: wantedVersion(), failedAt: Date.now() }))

// The mirror settings are those of @electron/get, which does the download.
function downloadAddress() {
  const version = wantedVersion()
  const base =
    process.env.npm_config_electron_mirror ||
    process.env.ELECTRON_MIRROR ||
    'https://github.com/electron/electron/releases/download/'
  return `${base}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
}

// A network that drops packets would keep the real download waiting for minutes.
async function isReachable() {
  if (process.env.ELECTRON_GET_USE_PROXY) return true
  try {
    const response = await fetch(downloadAddress(), {
      method: 'HEAD',
      signal: AbortSignal.timeout(5000),
    })
    return response.ok
  } catch {
    return false
  }
}

/**
 * Fetches the Electron that package.json asks for, as its own installer does.
 * @returns {Promise<boolean>} whether it is there now
 */
export async function downloadElectron() {
  if (await isReachable()) {
    const installer = inPackages('electron', 'install.js')
    const { code } = await run(process.execPath, [installer], { timeoutMs: 10 * 60 * 1000 })
    if (code === 0) return true
  }
  rememberFailure()
  return false
}
