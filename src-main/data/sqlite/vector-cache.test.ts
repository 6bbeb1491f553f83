import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { temporaryFolder } from '../postgres/testing/test-server'
import { openVectorCache, type VectorCache } from './vector-cache'

let folder: string
let file: string
let seed: string
const opened: VectorCache[] = []
const warnings: string[] = []
const logger = { ...silentLogger, warn: (message: string) => warnings.push(message) }

beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder, 'data', 'vectors.sqlite')
  seed = join(folder, 'seed.sqlite')
})

afterEach(() => {
  closeAll()
  warnings.splice(0)
  rmSync(folder, { recursive: true })
})

function closeAll(): void {
  for (const cache of opened.splice(0)) cache.close()
}

function open(options: { file?: string; seed?: string; model?: string } = {}): VectorCache {
  const cache = openVectorCache({ file, model: 'm', logger, ...options })
  opened.push(cache)
  return cache
}

/** All of these are exact in 32 bits. */
const vector = (first: number) => Float32Array.of(first, 0.5, -2)

function makeSeed(text: string): void {
  open({ file: seed }).write([{ text, vector: vector(7) }])
  closeAll()
}

const garbage = (path: string) => writeFileSync(path, 'not a database, '.repeat(999))

/** Destroys all pages but the first, which tells SQLite what there is. */
function scribble(path: string): void {
  const handle = openSync(path, 'r+')
  const noise = Buffer.alloc(statSync(path).size - 4_096, 0xa5)
  writeSync(handle, noise, 0, noise.length, 4_096)
  closeSync(handle)
}

describe('the vector cache', () => {
  it('keeps vectors over reopening, in the order of the texts', () => {
    const entries = ['a', 'b'].map((text, index) => ({ text, vector: vector(index) }))
    open().write(entries)
    closeAll()
    expect(open().read(['b', 'x', 'a'])).toEqual([vector(1), null, vector(0)])
  })

  it('keeps the models apart', () => {
    open().write([{ text: 'a', vector: vector(1) }])
    expect(open({ model: 'other' }).read(['a'])).toEqual([null])
  })

  it('begins with what ships with the app, even if that is read-only, and copies it once', () => {
    makeSeed('shipped')
    chmodSync(seed, 0o444)
    const cache = open({ seed })
    expect(cache.read(['shipped'])).toEqual([vector(7)])
    cache.write([{ text: 'own', vector: vector(1) }])
    closeAll()
    expect(open({ seed }).read(['shipped', 'own'])).toEqual([vector(7), vector(1)])
    expect(statSync(file).mode & 0o200).toBe(0o200)
    expect(readdirSync(join(folder, 'data')).some((name) => name.includes('.new-'))).toBe(false)
    expect(warnings).toEqual([])
  })
})

describe('a damaged vector cache', () => {
  it('is made again, from what ships with the app', () => {
    makeSeed('shipped')
    open().write([{ text: 'own', vector: vector(1) }])
    closeAll()
    garbage(file)
    const cache = open({ seed })
    expect(cache.read(['shipped', 'own'])).toEqual([vector(7), null])
    cache.write([{ text: 'own', vector: vector(2) }])
    closeAll()
    expect(open({ seed }).read(['own'])).toEqual([vector(2)])
    expect(warnings).toEqual(['The stored vectors were damaged and are made again'])
  })

  it('is made empty when what ships with the app is damaged as well', () => {
    garbage(seed)
    const cache = open({ seed })
    cache.write([{ text: 'own', vector: vector(1) }])
    expect(cache.read(['own'])).toEqual([vector(1)])
  })

  it('has nothing to give while it is open, and is made again by the next start', () => {
    const many = Array.from({ length: 500 }, (_, i) => ({ text: `${i}`, vector: vector(i) }))
    open().write(many)
    closeAll()
    scribble(file)
    const cache = open()
    expect(cache.read(['1', '2'])).toEqual([null, null])
    expect(() => cache.write(many)).not.toThrow()
    expect(warnings).toEqual(['The stored vectors cannot be read', 'The vectors cannot be stored'])
    closeAll()
    expect(existsSync(file)).toBe(false)
    const again = open()
    again.write(many)
    expect(again.read(['1', '2'])).toEqual([vector(1), vector(2)])
  })

  it('takes a row that is no vector for none, and replaces it', () => {
    const cache = open()
    cache.write([{ text: 'a', vector: vector(1) }])
    const client = new Database(file)
    client.exec("update vectors set vector = x'0102030405'")
    client.close()
    expect(cache.read(['a'])).toEqual([null])
    cache.write([{ text: 'a', vector: vector(2) }])
    expect(cache.read(['a'])).toEqual([vector(2)])
  })
})

it('goes on without storing when the file cannot be written', () => {
  const cache = open()
  cache.write([{ text: 'a', vector: vector(1) }])
  const client = new Database(file)
  client.exec("create trigger full before insert on vectors begin select raise(abort, 'full'); end")
  client.close()
  expect(() => cache.write([{ text: 'b', vector: vector(2) }])).not.toThrow()
  expect(cache.read(['a', 'b'])).toEqual([vector(1), null])
  expect(warnings).toEqual(['The vectors cannot be stored'])
})
