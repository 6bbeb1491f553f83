import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openLocalDatabase } from '../../data/sqlite/open-local-database'
import { passagesFts } from '../../data/sqlite/passage-index'
import { passages, sops, sopVersions } from '../../data/sqlite/schema/local-knowledge'
import { silentLogger } from '../../platform/logger'
import { builtInProcedure } from './built-in-procedure'
import { KnowledgeTier } from './knowledge-tier'
import { PassageIndex } from './retrieval/passage-index'
import { PassageStore } from './retrieval/passage-store'
import { retrievalResources } from './retrieval/retrieval-resources'

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(`resources/answers/${name}.json`, 'utf8'))
const resources = retrievalResources({
  ...{ lexicon: readJson('lexicon'), reranker: readJson('reranker'), texts: [] },
})
const file = join(mkdtempSync(join(tmpdir(), 'clubos-tier-')), 'local.sqlite')
const local = openLocalDatabase({ file, migrations: 'migrations/sqlite', logger: silentLogger })
afterAll(() => local.close())

interface Section {
  readonly heading: string
  readonly text: string
  readonly location?: string
  readonly audience?: 'public' | 'staff'
  readonly assistant?: 'emergency' | 'customer-info'
}

/** A tier over these sections, each an SOP of its own, searched by words alone. */
async function tierOver(sections: readonly Section[]): Promise<KnowledgeTier> {
  local.write((db) => {
    for (const table of [passagesFts, passages, sopVersions, sops]) db.delete(table).run()
    sections.forEach(({ heading, text, location, audience, assistant }, i) => {
      const id = `sop-${i}`
      const title = `SOP ${i}`
      const synced = { syncSeq: i + 1, updatedAt: '2026-11-01T00:00:00.000Z' }
      db.insert(sops)
        .values({
          ...{ id, slug: id, title, currentVersion: 1, version: 1, ...synced },
          assistant: assistant ?? 'emergency',
          audience: audience ?? 'public',
          locations: location === undefined ? [] : [location],
        })
        .run()
      db.insert(sopVersions)
        .values({
          ...{ id: `version-${i}`, sopId: id, version: 1, syncSeq: i + 1, content: text },
          ...{ sha256: 'ab'.repeat(32), author: 'R', reason: 'First', approvedBy: 'somebody' },
          approvedAt: '2026-11-01T00:00:00.000Z',
        })
        .run()
      db.insert(passages)
        .values({ id: `${id}:1:0`, sopId: id, ordinal: 0, heading, path: heading, text })
        .run()
      const words = { passageId: `${id}:1:0`, title, path: heading, text }
      db.insert(passagesFts).values(words).run()
    })
  })
  const index = new PassageIndex({
    store: new PassageStore(local.read),
    places: { all: () => [{ id: 'truro', name: 'Truro' }] },
    embedTexts: () => Promise.reject(new Error('no model')),
    resources,
    logger: silentLogger,
  })
  await index.reload()
  return new KnowledgeTier(index, builtInProcedure('1. Call 911 now.'))
}

const scope = { audiences: ['public', 'staff'] as const, locationId: 'truro' }
const alarm = (kinds: readonly string[], question = 'help') => ({
  question,
  vector: null,
  scope,
  kinds,
})

describe('the procedure for an emergency', () => {
  it('is of every kind that was found, the first one first', async () => {
    const tier = await tierOver([
      { heading: 'Medical: someone is hurt', text: 'Start compressions.', location: 'truro' },
      { heading: 'Fire or smoke', text: 'Get out.', location: 'truro' },
    ])
    const { blocks } = tier.procedure(alarm(['fire', 'medical', 'help']))
    expect(blocks.map(({ text }) => text)).toEqual(['Get out.', 'Start compressions.'])
  })

  it('is the place’s own before one that holds everywhere', async () => {
    const tier = await tierOver([
      { heading: 'Fire or smoke', text: 'Anywhere.' },
      { heading: 'Fire or smoke', text: 'At Truro.', location: 'truro' },
      { heading: 'Fire or smoke', text: 'At Harbour.', location: 'harbour' },
      { heading: 'Flood', text: 'Close the tap.' },
    ])
    expect(tier.procedure(alarm(['fire'])).blocks.map(({ text }) => text)).toEqual(['At Truro.'])
    expect(tier.procedure(alarm(['flood'])).blocks[0]?.text).toBe('Close the tap.')
  })

  it('is found by resemblance where no kind was named, never a staff duty', async () => {
    const tier = await tierOver([
      { heading: 'After the flood: report', text: 'Flood water report.', audience: 'staff' },
      { heading: 'Flood or water', text: 'Close the main water valve.', location: 'truro' },
    ])
    const { blocks } = tier.procedure(alarm([], 'flood water everywhere'))
    expect(blocks[0]?.text).toBe('Close the main water valve.')
  })

  it('is the built-in one where the club has none', async () => {
    const tier = await tierOver([])
    expect(tier.procedure(alarm(['fire'])).blocks[0]?.text).toBe('Call 911 now.')
  })

  it('is quoted from nowhere else because the same place is named there', async () => {
    const prices = 'An hour on saturday night is 56 dollars.'
    const heading = 'An hour on saturday night'
    const tier = await tierOver([
      { heading, text: prices, assistant: 'customer-info' },
      { heading, text: '- Truro: saturday from 10 to 18', assistant: 'customer-info' },
    ])
    const question = 'how much is an hour on saturday night at truro'
    const answer = tier.find({ ...alarm([], question), assistants: ['customer-info'] }).composed
    expect(answer?.blocks.map(({ text }) => text)).toEqual([prices])
  })

  it('never answers an ordinary question', async () => {
    const tier = await tierOver([{ heading: 'Fire or smoke', text: 'Get out of the building.' }])
    const question = 'how do I get out of the building'
    const found = tier.find({ ...alarm([], question), assistants: ['customer-info'] })
    expect(found.composed).toBeNull()
  })

  it('is found by staff who learn it, and what they do beside it by any question', async () => {
    const tier = await tierOver([
      { heading: 'Fire or smoke: flames, smoke', text: 'Leave the building at once.' },
      { heading: 'Extinguisher checks', text: 'Check extinguishers monthly.', audience: 'staff' },
    ])
    const headings = (question: string, assistants: readonly ('general' | 'emergency')[]) =>
      tier.related({ question, vector: null, scope, assistants }).map(({ heading }) => heading)
    const learning = 'what do we do when there is smoke and fire'
    expect(headings(learning, ['general'])).toEqual([])
    expect(headings(learning, ['general', 'emergency'])).toEqual(['Fire or smoke: flames, smoke'])
    expect(headings('who checks the extinguishers', ['general'])).toEqual(['Extinguisher checks'])
  })
})
