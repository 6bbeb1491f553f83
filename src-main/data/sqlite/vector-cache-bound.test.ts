import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { temporaryFolder } from '../postgres/testing/test-server'
import { openVectorCache, type VectorCache } from './vector-cache'

let folder: string
let file: string
let now = Date.parse('2026-11-20T12:00:00Z')
const opened: VectorCache[] = []
const warnings: string[] = []
const logger = { ...silentLogger, warn: (message: string) => warnings.push(message) }

beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder, 'vectors.sqlite')
})

afterEach(() => {
  closeAll()
  warnings.splice(0)
  rmSync(folder, { recursive: true })
})

function closeAll(): void {
  for (const cache of opened.splice(0)) cache.close()
}

function open(options: Partial<Parameters<typeof openVectorCache>[0]> = {}): VectorCache {
  const clock = { now: () => new Date(now) }
  const cache = openVectorCache({ file, model: 'm', most: 10, clock, logger, ...options })
  opened.push(cache)
  return cache
}

const entries = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({
    text: `text ${from + i}`,
    vector: Float32Array.of(from + i, 0.5),
  }))

const known = (cache: VectorCache, from: number, to: number) =>
  cache.read(entries(from, to).map(({ text }) => text)).filter((vector) => vector !== null).length

const hourLater = () => {
  now += 2 * 3_600_000
}

describe('a bounded vector cache', () => {
  it('lets go of what was longest unused', () => {
    const cache = open()
    cache.write(entries(0, 10))
    hourLater()
    expect(known(cache, 0, 3)).toBe(3)
    hourLater()
    cache.write(entries(10, 15))
    expect(known(cache, 0, 15)).toBe(10)
    expect(known(cache, 0, 3)).toBe(3)
    expect(known(cache, 3, 8)).toBe(0)
  })

  it('remembers over closing what was used', () => {
    open().write(entries(0, 10))
    closeAll()
    hourLater()
    expect(known(open(), 0, 1)).toBe(1)
    closeAll()
    hourLater()
    const cache = open()
    cache.write(entries(10, 19))
    expect(known(cache, 0, 1)).toBe(1)
    expect(known(cache, 1, 10)).toBe(0)
  })

  it('keeps what ships with the app, which does not count', () => {
    const seed = join(folder, 'seed.sqlite')
    open({ file: seed, most: 1_000 }).write(entries(100, 150))
    closeAll()
    hourLater()
    const cache = open({ seed })
    cache.write(entries(0, 25))
    cache.write(entries(100, 101))
    expect(known(cache, 100, 150)).toBe(50)
    expect(known(cache, 0, 25)).toBe(10)
  })

  it('goes over its bound by one in a hundred at most, and counts seldom', () => {
    const cache = open({ most: 1_000 })
    for (let from = 0; from < 3_000; from += 1) cache.write(entries(from, from + 1))
    const left = known(cache, 0, 3_000)
    expect(left).toBeGreaterThanOrEqual(1_000)
    expect(left).toBeLessThanOrEqual(1_010)
    expect(known(cache, 2_000, 3_000)).toBe(1_000)
  })

  it('takes over a file from before uses were noted', () => {
    const old = new Database(file)
    old.exec('CREATE TABLE vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)')
    old.close()
    const cache = open()
    cache.write(entries(0, 12))
    expect(known(cache, 0, 12)).toBe(10)
    expect(warnings).toEqual([])
  })
})

/** Writes as another process does, holding the file until its input ends. */
function otherProcess() {
  const script = `
    const db = require('better-sqlite3')(${JSON.stringify(file)})
    db.exec("BEGIN IMMEDIATE; INSERT INTO vectors (key, vector, used) VALUES (x'01', x'00', 1)")
    console.log('holds')
    process.stdin.resume().on('end', () => { db.exec('COMMIT'); db.close() })`
  return spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] })
}

describe('two processes', () => {
  it('read and write the same file, and do not wait long for each other', async () => {
    const cache = open({ most: 100 })
    cache.write(entries(0, 1))
    const other = otherProcess()
    await once(other.stdout, 'data')
    expect(known(cache, 0, 1)).toBe(1)
    cache.write(entries(1, 2))
    expect(other.exitCode).toBeNull()
    expect(warnings).toEqual(['The vectors cannot be stored'])
    other.stdin.end()
    await once(other, 'exit')
    cache.write(entries(2, 3))
    expect(known(open(), 0, 3)).toBe(2)
  })

  it('make the file, or what it lacks, at the same time', () => {
    const caches = [open(), open(), open()]
    for (const [i, cache] of caches.entries()) cache.write(entries(i, i + 1))
    for (const cache of caches) expect(known(cache, 0, 3)).toBe(3)
  })
})

it('has nothing to give once it is closed, and does not throw', () => {
  const cache = open()
  cache.write(entries(0, 1))
  closeAll()
  expect(cache.read(['text 0'])).toEqual([null])
  expect(() => cache.write(entries(1, 2))).not.toThrow()
})
