import { type MeasuredFigure, timed } from '../../data/sync/testing/measured-figure'
import { crowdedScope } from './answer-crowd'
import { mostHeld } from './beyond-embedding'
import type { CrowdedCache } from './crowded-cache'
import { watched } from './loop-delay'
import { heldBytes } from './process-memory'
import { indexOf, recallOf } from './recalled-neighbours'

const megabyte = 1e6
const floatBytes = 4

/** What starting costs: everything remembered is read once, and stays in memory without its answers. */
export async function measureLoading(
  { cache, knowledge, store, vectors }: CrowdedCache,
  count: number,
): Promise<readonly MeasuredFigure[]> {
  // The same rows and vectors read, and nothing made of them.
  const plain = await timed(async () =>
    vectors.read(store.questions().map(({ question }) => question)),
  )
  const before = heldBytes()
  const { ms, heldMs } = await watched(async () => {
    knowledge.reload()
    await cache.reload()
  })
  const held = heldBytes() - before
  const [found] = cache.similar(new Float32Array(384).fill(1), crowdedScope, 1)
  if (found === undefined || cache.size.own !== count)
    throw new Error('Not everything that was remembered was read.')
  return [
    { name: 'cache.load', value: ms, unit: 'ms', yardstick: plain, goal: null },
    {
      ...{ name: 'cache.load-held', value: heldMs, unit: 'ms' },
      ...{ yardstick: plain, goal: mostHeld },
    },
    {
      ...{ name: 'cache.memory', value: held / megabyte, unit: 'MB' },
      ...{ yardstick: (count * 384 * floatBytes) / megabyte, goal: null },
    },
  ]
}

/** The index by itself: its size, and whether its shortcut finds what comparing all would find. */
export function measureIndex(
  vectors: readonly Float32Array[],
  asked: readonly Float32Array[],
): readonly MeasuredFigure[] {
  const before = heldBytes()
  const index = indexOf(vectors)
  const bytes = heldBytes() - before
  const recall = recallOf(index, vectors, asked)
  const figures = { unit: 'share', yardstick: 1, goal: null }
  return [
    {
      ...{ name: 'cache.index-memory', value: bytes / megabyte, unit: 'MB', goal: null },
      yardstick: (vectors.length * 384 * floatBytes) / megabyte,
    },
    { name: 'cache.recall.compared', value: recall.compared, ...figures },
    { name: 'cache.recall.weighed', value: recall.weighed, ...figures },
  ]
}
