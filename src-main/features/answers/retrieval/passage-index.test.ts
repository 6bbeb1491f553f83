import { readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { localMigrations } from '../../../data/postgres/testing/test-server'
import { silentLogger } from '../../../platform/logger'
import type { Passage } from '../passage'
import type { HandbookDocument } from './evaluation/handbook'
import { copyHandbook, type HandbookCopy } from './evaluation/handbook-copy'
import { PassageIndex } from './passage-index'
import { PassageStore } from './passage-store'
import { retrievalResources } from './retrieval-resources'

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(`resources/answers/${name}.json`, 'utf8'))
const resources = retrievalResources({
  ...{ lexicon: readJson('lexicon'), reranker: readJson('reranker'), texts: [] },
})

const copies: HandbookCopy[] = []
afterAll(() => {
  for (const copy of copies) copy.close()
})

/** A club that writes down something else every time it is read. */
function indexOver(...states: readonly string[]) {
  const read = (topic: string): PassageStore => {
    const title = `About ${topic}`
    const document: HandbookDocument = { path: `${topic}.md`, title, content: pages(topic) }
    const copy = copyHandbook([document], { migrations: localMigrations, logger: silentLogger })
    copies.push(copy)
    return new PassageStore(copy.local.read)
  }
  const stores = states.map(read)
  let at = -1
  const store = Object.assign(Object.create(PassageStore.prototype), {
    all: (): readonly Passage[] => {
      at += 1
      return stores[at]?.all() ?? []
    },
    matchWords: (words: readonly string[], limit: number) =>
      stores[at]?.matchWords(words, limit) ?? new Map(),
  })
  const embedTexts = () => Promise.reject(new Error('There is no model here.'))
  return new PassageIndex({
    ...{ store, embedTexts, resources, logger: silentLogger, places: { all: () => [] } },
  })
}

/** Long enough that reading it has pauses. */
const pages = (topic: string) =>
  Array.from(
    { length: 60 },
    (_, i) =>
      `## Part ${i} of ${topic}\n\n${`The ${topic} of bay ${i} is looked after. `.repeat(60)}`,
  ).join('\n\n')

const scope = { audiences: ['public', 'staff'] as const, locationId: null }
const found = (index: PassageIndex, question: string) =>
  index
    .search({ question, vector: null, scope, assistants: [] })
    .passages.map(({ passage }) => passage.sop)

it('is searched as it was while it is read anew, and counts what is there now', async () => {
  const index = indexOver('projector', 'turnstile')
  await index.reload()
  expect(new Set(found(index, 'projector of bay 3'))).toEqual(new Set(['About projector']))
  const reading = index.reload()
  expect(new Set(found(index, 'projector of bay 3'))).toEqual(new Set(['About projector']))
  expect(index.size).toBeGreaterThan(0)
  await reading
  expect(new Set(found(index, 'turnstile of bay 3'))).toEqual(new Set(['About turnstile']))
})

it('ends as the later of two that overlap', async () => {
  const index = indexOver('projector', 'turnstile')
  const earlier = index.reload()
  const later = index.reload()
  await Promise.all([earlier, later])
  expect(new Set(found(index, 'turnstile of bay 3'))).toEqual(new Set(['About turnstile']))
  expect(found(index, 'projector')).not.toContain('About projector')
})
