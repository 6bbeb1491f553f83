import type { PostgresDatabase } from './connection'

/** So much at a time: each part arrives within a statement's time on a slow line. */
const partBytes = 1024 * 1024

/** The bytes of attachments in the central database, under one person's own role. */
export interface CentralFiles {
  /** @throws AppError OFFLINE, FORBIDDEN … */
  has(sha256: string): Promise<boolean>
  /** Sending twice keeps one. @throws AppError OFFLINE, FORBIDDEN … */
  send(sha256: string, bytes: Uint8Array): Promise<void>
  /** `null`: it is not there, or this person may not see it. @throws AppError OFFLINE … */
  fetch(sha256: string): Promise<Uint8Array | null>
  close(): Promise<void>
}

/** How long sending the largest file may take: 25 MiB on a line of one megabit a second. */
export const fileConnections = { maximumConnections: 2, statementTimeoutMs: 300_000 } as const

export function openCentralFiles(database: PostgresDatabase): CentralFiles {
  return {
    has: async (sha256) => (await sizeOf(database, sha256)) !== null,
    send: async (sha256, bytes) => {
      await database.statement({
        text: 'insert into attachment_files (sha256, bytes) values ($1, $2) on conflict do nothing',
        values: [sha256, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)],
      })
    },
    fetch: async (sha256) => {
      const size = await sizeOf(database, sha256)
      if (size === null) return null
      const parts: Buffer[] = []
      for (let from = 1; from <= size; from += partBytes) {
        const part = await partOf(database, sha256, from)
        if (part === null) return null
        parts.push(part)
      }
      return Buffer.concat(parts)
    },
    close: () => database.close(),
  }
}

async function sizeOf(database: PostgresDatabase, sha256: string): Promise<number | null> {
  const [found] = await database.statement<{ size: number }>({
    text: 'select octet_length(bytes) as size from attachment_files where sha256 = $1',
    values: [sha256],
  })
  return found?.size ?? null
}

/** In base64: the driver reads bytes as hex text, which is half as much again. */
async function partOf(
  database: PostgresDatabase,
  sha256: string,
  from: number,
): Promise<Buffer | null> {
  const [found] = await database.statement<{ part: string }>({
    text: `select encode(substring(bytes from $2 for ${partBytes}), 'base64') as part
      from attachment_files where sha256 = $1`,
    values: [sha256, from],
  })
  return found === undefined ? null : Buffer.from(found.part, 'base64')
}
