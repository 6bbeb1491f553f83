import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { localMigrations, repository } from '../../../data/postgres/testing/test-server'
import { openLocalDatabase } from '../../../data/sqlite/open-local-database'
import { locations } from '../../../data/sqlite/schema/local-knowledge'
import { ticketComments, tickets } from '../../../data/sqlite/schema/local-tickets'
import { silentLogger } from '../../../platform/logger'
import { TicketFindStore } from '../finding/ticket-find-store'
import { idOf, rowOf } from '../likeness/testing/likeness-trial'
import { TicketSearchStore } from '../relations/ticket-search-store'
import { hasWords, rowsWithWords } from './word-search-sql'

const file = join(mkdtempSync(join(tmpdir(), 'clubos-words-')), 'local.sqlite')
const local = openLocalDatabase({ file, migrations: localMigrations, logger: silentLogger })
afterAll(() => local.close())

const line = z.object({
  query: z.string().nullable(),
  title: z.string().nullable(),
  description: z.string().nullable(),
})
/** What staff write: a title, what more there is to say, and a comment. */
const corpus = readFileSync(join(repository, 'resources', 'tickets', 'alike.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((text) => line.parse(JSON.parse(text)))
  .map(({ query, title, description }) => [title ?? '', description ?? '', query ?? ''] as const)

beforeAll(() => {
  local.write((db) => {
    db.insert(locations)
      .values({
        ...{ id: 'harbour', name: 'Harbour', address: '', phone: '+1', timeZone: 'UTC' },
        ...{ hours: {}, staffedHours: {}, holidays: [], version: 1, syncSeq: 1 },
        ...{ updatedAt: '2026-11-01T00:00:00.000Z' },
      } as never)
      .run()
  })
  for (const [i, texts] of corpus.entries()) write(i, texts)
})

function write(i: number, [title, description, comment]: readonly [string, string, string]) {
  local.write((db) => {
    db.insert(tickets)
      .values({ ...rowOf(i), title, description })
      .run()
    db.insert(ticketComments)
      .values({
        ...{ id: `comment ${i}`, ticketId: idOf(i), authorId: 'theo', mentions: [], syncSeq: i },
        ...{ body: comment, createdAt: '2026-11-01T00:00:00.000Z' },
      })
      .run()
  })
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []

function beginningsOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap(wordsOf).flatMap((word) => {
    const letters = [...word]
    return letters.map((_, i) => letters.slice(0, i + 1).join('')).slice(1)
  })
}

function idsWith(text: string): ReadonlySet<string> {
  const numbers = JSON.stringify([...rowsWithWords(local.read, [text])])
  const rows = local.read.all<{ id: string }>(
    sql`select id from tickets where rowid in (select value from json_each(${numbers}))`,
  )
  return new Set(rows.map(({ id }) => id))
}

describe('a word that is still being typed', () => {
  it.each(['hitt', 'hitti', 'calibrati', 'overflowi', 'registere'])('%s is found', (text) => {
    expect(idsWith(text).size).toBeGreaterThan(0)
  })

  it('finds every ticket that has a word of that beginning, wherever people search', () => {
    const finder = new TicketFindStore(local.read)
    const search = new TicketSearchStore(local.read)
    const having = new Map<string, { readonly any: Set<string>; readonly ticket: Set<string> }>()
    corpus.forEach((texts, i) => {
      for (const begun of beginningsOf(texts)) {
        const known = having.get(begun) ?? { any: new Set(), ticket: new Set() }
        known.any.add(idOf(i))
        having.set(begun, known)
      }
      for (const begun of beginningsOf(texts.slice(0, 2))) having.get(begun)?.ticket.add(idOf(i))
    })
    expect(having.size).toBeGreaterThan(2_000)
    const missed = [...having].filter(([begun, { any, ticket }]) => {
      const listed = idsWith(begun)
      const jumped = new Set(finder.find({ text: begun, limit: 300 }).map(({ id }) => id))
      const picked = new Set(search.withAll([begun.toLowerCase()], 300))
      const everywhere = [...any].every((id) => listed.has(id) && jumped.has(id))
      return !everywhere || ![...ticket].every((id) => picked.has(id))
    })
    expect(missed.map(([begun]) => begun)).toEqual([])
  })

  it('still finds other forms of a finished word, and several words in whatever ticket has all', () => {
    const titles = (text: string) =>
      local.read
        .select({ title: tickets.title })
        .from(tickets)
        .where(hasWords(text))
        .all()
        .map(({ title }) => title)
    expect(titles('projectors flickering')).toContain('Projector in bay 2 flickers')
    expect(titles('replacements lamps dripping')).toEqual([])
    expect(titles('misses shots regist')).toContain('Launch monitor misses shots')
  })

  it('finds what was written, changed and taken away, in letters of any kind', () => {
    const letter = fc.constantFrom(...'aeiousngdtylréüßøłжλ中7')
    const word = fc.array(letter, { minLength: 2, maxLength: 9 }).map((all) => all.join(''))
    const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '))
    let next = 10_000
    fc.assert(
      fc.property(fc.tuple(text, text, text), fc.tuple(text, text, text), (first, second) => {
        const i = next++
        const id = idOf(i)
        write(i, first)
        for (const begun of beginningsOf(first)) expect(idsWith(begun)).toContain(id)
        const [title, description, body] = second
        local.write((db) => {
          db.update(tickets).set({ title, description }).where(eq(tickets.id, id)).run()
          db.update(ticketComments).set({ body }).where(eq(ticketComments.ticketId, id)).run()
        })
        for (const begun of beginningsOf(second)) expect(idsWith(begun)).toContain(id)
        local.write((db) => db.delete(tickets).where(eq(tickets.id, id)).run())
        for (const begun of beginningsOf(second)) expect(idsWith(begun)).not.toContain(id)
      }),
      { numRuns: 60 },
    )
  })
})
