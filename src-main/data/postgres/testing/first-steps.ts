import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { postgresMigrations, temporaryFolder } from './test-server'

/** A folder of migrations as it was when there were so many of them. */
export function firstSteps(count: number): string {
  const folder = temporaryFolder()
  cpSync(postgresMigrations, folder, { recursive: true })
  const file = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }))
  return folder
}
