import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { localMigrations, repository } from '../../../../data/postgres/testing/test-server'
import { openLocalDatabase } from '../../../../data/sqlite/open-local-database'
import { tickets } from '../../../../data/sqlite/schema/local-tickets'
import { openBulkEmbedder } from '../../../../llm/bulk-embedder'
import { systemClock } from '../../../../platform/clock'
import { silentLogger } from '../../../../platform/logger'
import { compileShorthand } from '../../wording/shorthand'
import { compileSymptoms } from '../symptoms'
import { TicketLikeness } from '../ticket-likeness'
import { TicketMeaning } from '../ticket-meaning'
import { TicketVectorStore } from '../ticket-vector-store'
import { WordMatchStore } from '../word-match-store'

const line = z.object({
  /** What somebody might type; null: the ticket is only there to be mistaken for others. */
  query: z.string().nullable(),
  /** The one ticket that is meant; null: there is none. */
  title: z.string().nullable(),
  description: z.string().nullable(),
  /** Written when everything was settled: nothing was chosen by it. */
  fresh: z.boolean().default(false),
})
export type Pair = z.infer<typeof line>

const readResource = (name: string) =>
  readFileSync(join(repository, 'resources', 'tickets', name), 'utf8')

export const readPairs = (): readonly Pair[] =>
  readResource('alike.jsonl')
    .trim()
    .split('\n')
    .map((text) => line.parse(JSON.parse(text)))

/** What finds tickets, over the tickets of the evaluation, with the real model. */
export async function openLikenessTrial(pairs: readonly Pair[]) {
  const file = join(mkdtempSync(join(tmpdir(), 'clubos-alike-')), 'local.sqlite')
  const local = openLocalDatabase({ file, migrations: localMigrations, logger: silentLogger })
  const embed = await openBulkEmbedder()
  local.write((db) => {
    for (const [i, { title, description }] of pairs.entries()) {
      if (title === null) continue
      db.insert(tickets)
        .values({ ...rowOf(i), title, description: description ?? '' })
        .run()
    }
  })
  const inFull = compileShorthand(JSON.parse(readResource('shorthand.json')))
  const wording = () => ({ places: [], inFull })
  const meaning = new TicketMeaning({
    ...{ store: new TicketVectorStore(local), wording, embed, isBusy: () => false },
    logger: silentLogger,
  })
  meaning.begin()
  await meaning.settled()
  const words = new WordMatchStore(local.read, systemClock)
  const embedNow = async (text: string) => (await embed([text]))[0] ?? null
  const reader = compileSymptoms(JSON.parse(readResource('concepts.json')), inFull)
  const symptoms = () => reader
  const likeness = new TicketLikeness({ meaning, words, symptoms, wording, embedNow })
  return { ...{ local, meaning, words, symptoms, wording }, likeness, embedNow }
}

export function rowOf(i: number) {
  const at = new Date(Date.UTC(2026, 10, 1, 0, i)).toISOString()
  return {
    ...{ id: idOf(i), title: '', description: '', category: 'tech' as const },
    ...{ priority: 'medium' as const, status: 'open' as const, locationId: 'harbour' },
    ...{ createdBy: idOf(999_999), tags: [], watchers: [], checklist: [], version: 1 },
    ...{ syncSeq: i + 1, createdAt: at, updatedAt: at },
  }
}

export const idOf = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`
