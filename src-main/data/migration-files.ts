import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** One numbered migration as drizzle-kit wrote it. */
export interface Migration {
  /** File name without `.sql`, such as `0001_passage_index`. */
  readonly tag: string
  readonly statements: readonly string[]
  /** Of the file's text with `\n` line ends, hex: a checkout may have changed those. */
  readonly sha256: string
}

const journal = z.object({ entries: z.array(z.object({ idx: z.number(), tag: z.string() })) })

/** Reads a folder of migrations in the order of its journal. */
export function readMigrations(folder: string): readonly Migration[] {
  const text = readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')
  const { entries } = journal.parse(JSON.parse(text))
  return entries
    .toSorted((one, other) => one.idx - other.idx)
    .map(({ tag }) => readMigration(folder, tag))
}

function readMigration(folder: string, tag: string): Migration {
  const text = readFileSync(join(folder, `${tag}.sql`), 'utf8').replaceAll('\r\n', '\n')
  const statements = text
    .split('--> statement-breakpoint')
    .filter((statement) => statement.trim() !== '')
  return { tag, statements, sha256: createHash('sha256').update(text).digest('hex') }
}
