import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Clock } from '../../platform/clock'

export interface VectorEntry {
  readonly text: string
  readonly vector: Float32Array
}

export interface VectorTable {
  get(texts: readonly string[]): readonly (Float32Array | null)[]
  /** Keeps these, and lets go of what was longest unused when there are too many. */
  put(entries: readonly VectorEntry[]): void
  /** Writes down which ones were used since it was last done. */
  noteUse(): void
}

/**
 * `used` is when a text was last needed, in milliseconds; null for what ships with the app and for
 * what stood there before uses were noted, which both stay. Two processes may come here at once.
 */
export function prepareVectorTable(db: Database.Database): void {
  db.transaction(() => {
    db.exec('CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)')
    const columns = db.pragma('table_info(vectors)') as readonly { readonly name: string }[]
    if (!columns.some(({ name }) => name === 'used')) {
      db.exec('ALTER TABLE vectors ADD COLUMN used INTEGER')
    }
    db.exec('CREATE INDEX IF NOT EXISTS vectors_by_use ON vectors (used) WHERE used IS NOT NULL')
  }).immediate()
}

/** A use is not noted again within this time, so that reading seldom writes. */
const useIsFreshMs = 3_600_000

/** A disk that takes nothing must not fill the memory. */
const mostNoted = 10_000

const isStale = (used: number | null | undefined, now: number) =>
  typeof used === 'number' && used < now - useIsFreshMs

export function openVectorTable(
  db: Database.Database,
  the: { readonly model: string; readonly most: number; readonly clock: Clock },
): VectorTable {
  const select = db.prepare<[Buffer], { vector: unknown; used: number | null }>(
    'SELECT vector, used FROM vectors WHERE key = ?',
  )
  // Replaces, because a row that could not be decoded counts as missing. What shipped stays shipped.
  const insert = db.prepare(`INSERT INTO vectors (key, vector, used) VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET vector = excluded.vector`)
  const touch = db.prepare('UPDATE vectors SET used = ? WHERE key = ? AND used < ?')
  const evict = evictor(db, the.most)
  const keyOf = (text: string) =>
    createHash('sha256').update(the.model).update('\0').update(text).digest()
  const now = () => the.clock.now().getTime()
  let used: Buffer[] = []
  const noteUse = () => {
    const at = now()
    for (const key of used) touch.run(at, key, at)
    used = []
  }
  return {
    get: (texts) =>
      texts.map((text) => {
        const key = keyOf(text)
        const row = select.get(key)
        if (isStale(row?.used, now()) && used.length < mostNoted) used.push(key)
        return decode(row?.vector)
      }),
    put: db.transaction((entries: readonly VectorEntry[]) => {
      if (entries.length === 0) return
      noteUse()
      for (const { text, vector } of entries) insert.run(keyOf(text), encode(vector), now())
      evict(entries.length)
    }).immediate,
    noteUse: db.transaction(noteUse),
  }
}

/** Counting is cheap, but not done for each question: the bound may be passed by one in a hundred. */
function evictor(db: Database.Database, most: number): (added: number) => void {
  const count = db.prepare<[], { n: number }>(
    'SELECT count(*) AS n FROM vectors WHERE used IS NOT NULL',
  )
  const forget = db.prepare(`DELETE FROM vectors WHERE key IN
    (SELECT key FROM vectors WHERE used IS NOT NULL ORDER BY used, rowid LIMIT ?)`)
  const seldom = Math.max(1, Math.floor(most / 100))
  // At once: an earlier run may have ended before its next look.
  let unlooked = seldom
  return (added) => {
    unlooked += added
    if (unlooked < seldom) return
    unlooked = 0
    const surplus = (count.get()?.n ?? 0) - most
    if (surplus > 0) forget.run(surplus)
  }
}

/** Little-endian 32-bit floats, as typed arrays hold them on every platform we ship to. */
function encode(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
}

/** Null for what cannot be a vector. */
function decode(bytes: unknown): Float32Array | null {
  const size = Float32Array.BYTES_PER_ELEMENT
  if (!Buffer.isBuffer(bytes) || bytes.length === 0 || bytes.length % size !== 0) return null
  return new Float32Array(Uint8Array.from(bytes).buffer)
}
