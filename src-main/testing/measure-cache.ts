import { join } from 'node:path'
import { readHandbook } from '../commands/handbook-folder'
import { composeRouting } from '../compose-routing'
import { seededRandom } from '../data/demo/seeded-random'
import type { MeasuredFigure } from '../data/sync/testing/measured-figure'
import { openBulkEmbedder } from '../llm/bulk-embedder'
import { silentLogger } from '../platform/logger'
import { resolvePaths } from '../platform/paths'
import { openCrowdedCache } from './speed/crowded-cache'
import {
  framed,
  frames,
  newFrames,
  type Wording,
  wordingsOf,
  wordingVectors,
} from './speed/crowded-questions'
import { withEmbeddingThread } from './speed/embedding-yardstick'
import { measureExact, measureLookups, measureRemembering } from './speed/lookup-figures'
import { measureIndex, measureLoading } from './speed/memory-figures'
import { embeddedQuestions, questionsToAsk } from './speed/shipped-questions'

// How long answers take that were given before, in a club that remembers a hundred thousand.
// Arguments: build/bench/embedding-worker.mjs, how many are remembered.

const [worker = '', count = '100000'] = process.argv.slice(2)
const remembered = Number(count)
/** Questions whose wordings are embedded; those of the others are derived from these. */
const embeddedBases = 150
const [othersAsked, rewordedAsked] = [300, 100]
/** A tenth of a second each. */
const comparedWithAll = 200

const paths = resolvePaths(process.env)
process.stdout.write(`${JSON.stringify(await measure())}\n`)

async function measure(): Promise<readonly MeasuredFigure[]> {
  const embedTexts = await openBulkEmbedder((done, total) => sayProgress(done, total))
  const bases = await embeddedQuestions(paths, embedTexts)
  const texts = bases.map(({ text }) => text)
  const wordings = wordingsOf(texts, remembered)
  const vectors = await vectorsOf(wordings, bases, embedTexts)
  say(`Remembering ${wordings.length} answers …`)
  const documents = readHandbook(join(paths.resources, 'demo-club', 'sops'))
  const crowd = openCrowdedCache({ paths, documents, wordings, wordingVectors: vectors })
  try {
    say('Reading them …')
    const loading = await measureLoading(crowd, vectors.length)
    const routing = composeRouting({ paths, embedTexts, logger: silentLogger })
    routing.warmUp()
    return await withEmbeddingThread(worker, async (embed) => {
      say('Asking …')
      const asked = questionsFor(texts).filter(
        (text) => routing.emergencyRules(text).finding === null,
      )
      const lookups = await measureLookups({ crowd, routing, paths, embed }, asked)
      const known = wordings.filter((_, i) => i % 199 === 0).map(({ text }) => text)
      const exact = await measureExact({ crowd, embed }, known)
      say('Looking for neighbours that are missed …')
      const index = measureIndex(vectors, lookups.vectors.slice(0, comparedWithAll))
      const remembering = await measureRemembering({ crowd, embed }, asked)
      return [...lookups.figures, ...exact, ...remembering, ...index, ...loading]
    })
  } finally {
    crowd.close()
  }
}

async function vectorsOf(
  wordings: readonly Wording[],
  bases: readonly { readonly vector: Float32Array; readonly text: string }[],
  embedTexts: Awaited<ReturnType<typeof openBulkEmbedder>>,
): Promise<readonly Float32Array[]> {
  const step = Math.max(1, Math.floor(bases.length / embeddedBases))
  const chosen = bases.flatMap((base, i) => (i % step === 0 ? [{ ...base, i }] : []))
  say(`Embedding ${chosen.length * frames.length} questions …`)
  const made = await embedTexts(
    chosen.flatMap(({ text }) => frames.map((frame) => framed(text, frame))),
  )
  const embedded = new Map(
    chosen.map(({ i }, at) => [i, made.slice(at * frames.length, (at + 1) * frames.length)]),
  )
  return wordingVectors(wordings, { bases: bases.map(({ vector }) => vector), embedded })
}

/** What was never asked, and what was asked with other words around it, mixed. */
function questionsFor(bases: readonly string[]): readonly string[] {
  const random = seededRandom('bench cache')
  const reworded = Array.from({ length: rewordedAsked }, () =>
    framed(random.pick(bases), random.pick(newFrames)),
  )
  return [...questionsToAsk(paths).slice(0, othersAsked), ...reworded]
    .map((text) => ({ text, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ text }) => text)
}

function say(text: string): void {
  process.stderr.write(`  ${text}\n`)
}

function sayProgress(done: number, total: number): void {
  if (process.stderr.isTTY && total > 1) process.stderr.write(`\r  ${done} of ${total} `)
}
