import { isDeepStrictEqual } from 'node:util'
import { readArchive, textOf } from './archive-reader'
import {
  archiveNames,
  type BackupManifest,
  backupLogins,
  backupManifest,
  type CheckedBackup,
  damaged,
  foreign,
  parse,
  parseHead,
  readPartName,
  type TableTotals,
} from './backup-contents'
import { sha256Of, TableDigest } from './table-digest'

/** What a file was found to hold, read from its first to its last byte. */
class Findings {
  readonly texts = new Map<string, string>()
  readonly tables: TableTotals[] = []
  private current: { table: string; parts: number; digest: TableDigest } | null = null

  async take(name: string, content: AsyncIterable<Buffer>): Promise<void> {
    const part = readPartName(name)
    if (part === null) {
      this.closeTable()
      this.texts.set(name, await textOf(content))
      // Nothing of a file that is not ours, or that we do not understand, is read any further.
      if (this.texts.size === 1) parseHead(this.texts.get(archiveNames.head) ?? '')
      return
    }
    if (this.texts.size === 0) throw foreign()
    const { digest } = this.open(part)
    for await (const chunk of content) digest.add(chunk)
  }

  closeTable(): void {
    if (this.current !== null) this.tables.push(this.current.digest.totals())
    this.current = null
  }

  private open({ table, part }: { table: string; part: number }) {
    if (this.current?.table !== table) {
      this.closeTable()
      this.current = { table, parts: 0, digest: new TableDigest(table) }
    }
    this.current.parts += 1
    if (this.current.parts !== part) throw damaged()
    return this.current
  }
}

/**
 * Reads a backup completely and compares it with its own manifest.
 * @throws AppError BACKUP_FOREIGN, BACKUP_NEWER, BACKUP_DAMAGED, BACKUP_UNREADABLE
 */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  const findings = new Findings()
  for await (const { name, content } of readArchive(file)) await findings.take(name, content)
  findings.closeTable()
  const text = (name: string) => findings.texts.get(name) ?? missing(name)
  const head = parseHead(text(archiveNames.head))
  const logins = parse(backupLogins, text(archiveNames.logins), damaged)
  const manifest = parse(backupManifest, text(archiveNames.manifest), damaged)
  const found = {
    head: sha256Of(text(archiveNames.head)),
    logins: sha256Of(text(archiveNames.logins)),
    // A table without rows has no parts.
    tables: head.tables.map(
      ({ name }) =>
        findings.tables.find((table) => table.name === name) ?? new TableDigest(name).totals(),
    ),
  }
  const { sequences: _sequences, ...promised } = manifest
  const filled = promised.tables.filter(({ rows }) => rows > 0)
  if (findings.tables.length !== filled.length) throw damaged(new Error('Data of no table.'))
  if (!isDeepStrictEqual(found, promised)) throw damaged(new Error(difference(found, promised)))
  return { head, logins, manifest }
}

type Sums = Omit<BackupManifest, 'sequences'>

function difference(found: Sums, promised: Sums): string {
  const wrong = promised.tables.filter((table, at) => !isDeepStrictEqual(table, found.tables[at]))
  return `Not as the manifest says: ${wrong.map(({ name }) => name).join(', ') || 'the head'}.`
}

function missing(name: string): never {
  throw damaged(new Error(`There is no ${name}.`))
}
