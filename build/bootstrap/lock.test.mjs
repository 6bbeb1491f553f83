import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'clubos-lock-'))
const lockFile = join(folder, 'bootstrap.lock')
const env = { ...process.env, CLUBOS_CACHE_DIR: folder }
const module = new URL('./lock.mjs', import.meta.url).href

/**
 * A start of its own that says when it has the lock.
 * @param {string} then what it does with it
 */
function takeElsewhere(then) {
  const program = `import { takeLock } from '${module}'
    const release = await takeLock(() => console.log('waits'))
    console.log('has it')
    ${then}`
  return spawn(process.execPath, ['--input-type=module', '-e', program], { env })
}

/** @param {import('node:child_process').ChildProcess} child @param {string} text */
const says = (child, text) =>
  new Promise((resolve) => {
    child.stdout?.on('data', (chunk) => String(chunk).includes(text) && resolve(undefined))
  })

/** @param {import('node:child_process').ChildProcess} child */
const ends = (child) => new Promise((resolve) => child.once('exit', resolve))

beforeEach(() => rmSync(lockFile, { force: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('lets a second start wait until the first is done', async () => {
  const first = takeElsewhere('setTimeout(release, 800)')
  const firstEnds = ends(first)
  await says(first, 'has it')
  const second = takeElsewhere('release()')
  await says(second, 'waits')
  await says(second, 'has it')
  expect(await firstEnds).toBe(0)
  await ends(second)
  expect(existsSync(lockFile)).toBe(false)
})

it('takes over from a start that was killed', async () => {
  const killed = takeElsewhere('setInterval(() => {}, 1000)')
  await says(killed, 'has it')
  killed.kill('SIGKILL')
  await ends(killed)
  expect(existsSync(lockFile)).toBe(true)
  const next = takeElsewhere('release()')
  await says(next, 'has it')
  await ends(next)
  expect(existsSync(lockFile)).toBe(false)
})

it.runIf(process.platform === 'linux')('takes over from a zombie', async () => {
  // The shell becomes another program, which never collects the child that it inherits.
  const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 30'])
  const zombie = await new Promise((resolve) => parent.stdout.once('data', resolve))
  writeFileSync(lockFile, String(zombie))
  const next = takeElsewhere('release()')
  await says(next, 'has it')
  parent.kill()
})

it('is given back when a start is ended from outside', async () => {
  const ended = takeElsewhere('setInterval(() => {}, 1000)')
  await says(ended, 'has it')
  ended.kill('SIGTERM')
  expect(await ends(ended)).toBe(143)
  expect(existsSync(lockFile)).toBe(false)
})
