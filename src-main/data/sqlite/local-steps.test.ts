import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { localMigrations, temporaryFolder } from '../postgres/testing/test-server'
import { openLocalDatabase } from './open-local-database'
import { answerCache } from './schema/answer-cache'
import { cachedAnswers } from './schema/local-cache'
import { escalations } from './schema/local-escalation'

const folder = temporaryFolder()
const file = join(folder, 'local', 'copy.sqlite')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The folder as it was before answers were given again. */
function firstSteps(count: number): string {
  const steps = join(folder, 'steps')
  cpSync(localMigrations, steps, { recursive: true })
  const journalFile = join(steps, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  writeFileSync(
    journalFile,
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }),
  )
  return steps
}

const filling = `
  insert into cached_answers (id, assistant, audience, question, answer, dependencies, similar_at,
      hits, helpful, wrong, created_by, created_at, version, sync_seq, updated_at)
    values ('one', 'general', 'public', 'hours', '{}', '[]', 0.9, 3, 0, 0, 'me', '', 1, 7, '');
  insert into escalations (id, channel, assistant, reason, question, created_at, version, sync_seq, updated_at)
    values ('two', 'booking', 'booking', 'none', 'refund?', '', 1, 8, '')`

const open = (migrations: string) => openLocalDatabase({ file, migrations, logger: silentLogger })

describe('a copy of before', () => {
  it('is brought up to date and keeps its rows', () => {
    open(firstSteps(6)).close()
    const filled = new Database(file)
    filled.exec(filling)
    filled.close()
    const { read, close, rebuilt } = open(localMigrations)
    expect(rebuilt).toBeNull()
    expect(read.select().from(cachedAnswers).all()).toMatchObject([
      { id: 'one', hits: 3, variants: [], origin: 'knowledge', sourceTrace: null },
    ])
    expect(read.select().from(escalations).all()).toMatchObject([
      { id: 'two', context: {}, answer: null, answeredBy: null, answeredAt: null },
    ])
    close()
  })
})

describe('the answers of this device', () => {
  const entry = (id: string, locationId: string | null, retiredAt: string | null = null) => ({
    ...({ id, locationId, retiredAt, assistant: 'general', audience: 'public' } as const),
    ...{ question: 'hours', answer: {}, dependencies: [], similarAt: 0.9, usedAt: '' },
    ...({ origin: 'knowledge', createdAt: '' } as const),
  })

  it('are one for each question and scope, beside those out of use', () => {
    const local = open(localMigrations)
    const add = (row: ReturnType<typeof entry>) =>
      local.write((db) => db.insert(answerCache).values(row).run())
    add(entry('a', null))
    add(entry('b', 'truro'))
    add(entry('c', null, '2026-11-20T12:00:00Z'))
    add(entry('d', 'truro', '2026-11-20T12:00:00Z'))
    expect(() => add(entry('e', null))).toThrow()
    expect(() => add(entry('f', 'truro'))).toThrow()
    add(entry('g', 'harbour'))
    expect(local.read.select().from(answerCache).all()).toHaveLength(5)
    local.close()
  })
})
