import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cacheFolder } from './folders.mjs'
import { undoOnExit } from './interruption.mjs'

const lockFile = join(cacheFolder, 'bootstrap.lock')

/** @param {string} file @returns {number} the process that holds the lock, 0 when nobody does */
function holder(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || 0
  } catch {
    return 0
  }
}

// In a container whose first process collects nobody, what was killed keeps its number for good.
/** @param {number} pid */
function isZombie(pid) {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/, ''))
  } catch {
    return false
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

function tryLock() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

// Moved aside first: of two that find the same stale lock, one moves it and the other fails.
function dropStaleLock() {
  const aside = `${lockFile}.${process.pid}`
  try {
    renameSync(lockFile, aside)
  } catch {
    return
  }
  const pid = holder(aside)
  if (pid !== 0 && isRunning(pid)) renameSync(aside, lockFile)
  else rmSync(aside, { force: true })
}

/**
 * Waits until no other start prepares this machine, then holds that right.
 * @param {(pid: number) => void} onWait called once, with the process that is waited for
 * @returns {Promise<() => void>} gives the right back
 */
export async function takeLock(onWait) {
  mkdirSync(cacheFolder, { recursive: true })
  let told = false
  while (!tryLock()) {
    const pid = holder(lockFile)
    if (pid === 0 || !isRunning(pid)) dropStaleLock()
    else if (!told) {
      told = true
      onWait(pid)
    }
    await sleep(200)
  }
  const release = () => rmSync(lockFile, { force: true })
  const forget = undoOnExit(release)
  return () => {
    forget()
    release()
  }
}
