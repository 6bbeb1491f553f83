import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openVectorCache } from '../data/sqlite/vector-cache'
import { silentLogger } from '../platform/logger'
import { resolvePaths } from '../platform/paths'
import { dot } from '../platform/vectors'
import { embedThroughCache } from './embed-through-cache'
import { Embedder, type EmbedderState } from './embedder'

describe('the real model in its worker', () => {
  const embedder = new Embedder(resolvePaths({}).embedderWorker, silentLogger)
  afterAll(() => embedder.close())

  it('says when it is ready', async () => {
    const states: EmbedderState[] = []
    embedder.onState((state) => states.push(state))
    await embedder.ready()
    expect(states).toEqual(['ready'])
  })

  it('gives vectors of length 1 that are near for the same meaning', async () => {
    const [door, code, slice] = await embedder.embed([
      'the door code does not work',
      'my entry pin is refused',
      'how do I cure a slice',
    ])
    if (!door || !code || !slice) throw new Error('A vector is missing.')
    expect(door).toHaveLength(384)
    expect(dot(door, door)).toBeCloseTo(1, 4)
    expect(dot(door, code)).toBeGreaterThan(dot(door, slice) + 0.2)
  })

  it('gives a question the same vector however it is asked for', async () => {
    const texts = Array.from({ length: 30 }, (_, i) => `question number ${i}`)
    const bulk = embedder.embed(texts)
    const alone = await embedder.embedQuestion('question number 7')
    expect((await bulk)[7]).toEqual(alone)
  })

  it('embeds each text once, and keeps the vector over a restart', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'clubos-vectors-')), 'vectors.sqlite')
    const asked: string[][] = []
    const embed = (texts: readonly string[]) => {
      asked.push([...texts])
      return embedder.embed(texts)
    }
    const first = openVectorCache({ file, model: 'minilm-l6-v2' })
    const [made] = await embedThroughCache(['a', 'b', 'a'], first, embed)
    first.close()
    const second = openVectorCache({ file, model: 'minilm-l6-v2' })
    const [, kept, fresh] = await embedThroughCache(['b', 'a', 'c'], second, embed)
    second.close()
    expect(asked).toEqual([['a', 'b'], ['c']])
    expect(kept).toEqual(made)
    expect(fresh).toHaveLength(384)
  })
})

it('becomes unavailable, and says so to everyone waiting, when it cannot load', async () => {
  const embedder = new Embedder('/nowhere/embedder-worker.js', silentLogger)
  const waiting = [embedder.embedQuestion('x'), embedder.embed(['y', 'z'])]
  for (const one of waiting) {
    await expect(one).rejects.toMatchObject({ code: 'EMBEDDER_UNAVAILABLE' })
  }
  expect(embedder.state).toBe('unavailable')
  await expect(embedder.ready()).rejects.toMatchObject({ code: 'EMBEDDER_UNAVAILABLE' })
})
