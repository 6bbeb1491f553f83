import { beforeAll, describe, expect, it } from 'vitest'
import { localMigrations } from '../../postgres/testing/test-server'
import { type DiskImage, emptyDisk } from './memory-local'
import { runSeed } from './simulation'

let disk: DiskImage

beforeAll(() => {
  disk = emptyDisk(localMigrations)
})

/** `SEED=17` replays one seed and prints all that happened. */
const { SEED, SEEDS } = process.env
const seeds =
  SEED === undefined
    ? Array.from({ length: Number(SEEDS ?? 150) }, (_, index) => index + 1)
    : [Number(SEED)]

describe('sync under everything that can go wrong', () => {
  it.each(chunks(seeds))('converges and loses nothing: seeds %i and on', async (...chunk) => {
    for (const seed of chunk) {
      const { failures, trace } = await runSeed(seed, { disk })
      const report = [`SEED=${seed}`, ...(SEED === undefined ? [] : trace), ...failures]
      expect(failures, report.join('\n')).toEqual([])
    }
  })
})

function chunks(all: readonly number[]): number[][] {
  const starts = all.filter((_, index) => index % 25 === 0)
  return starts.map((_, index) => all.slice(index * 25, index * 25 + 25))
}
