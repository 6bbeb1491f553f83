import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

export interface VectorCache {
  /** The stored vectors, in the order of the texts; `null` where there is none. */
  read(texts: readonly string[]): readonly (Float32Array | null)[]
  write(entries: readonly { readonly text: string; readonly vector: Float32Array }[]): void
  close(): void
}

/**
 * Opens text → vector, keyed by model and text, so that nothing is embedded twice.
 * A damaged file is only slow: delete it and it is made again.
 * @param seed a cache that ships with the app and is copied when `file` does not exist yet.
 */
export function openVectorCache(options: {
  readonly file: string
  readonly model: string
  readonly seed?: string
}): VectorCache {
  mkdirSync(dirname(options.file), { recursive: true })
  if (!existsSync(options.file) && options.seed !== undefined && existsSync(options.seed)) {
    copyFileSync(options.seed, options.file)
  }
  const db = new Database(options.file)
  db.pragma('journal_mode = WAL')
  db.pragma('busy_timeout = 5000')
  db.exec('CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)')
  const select = db.prepare<[Buffer], { vector: Buffer }>(
    'SELECT vector FROM vectors WHERE key = ?',
  )
  const insert = db.prepare('INSERT OR IGNORE INTO vectors (key, vector) VALUES (?, ?)')
  const keyOf = (text: string) =>
    createHash('sha256').update(options.model).update('\0').update(text).digest()
  return {
    read: (texts) =>
      texts.map((text) => {
        const row = select.get(keyOf(text))
        return row === undefined ? null : decode(row.vector)
      }),
    write: db.transaction((entries) => {
      for (const { text, vector } of entries) insert.run(keyOf(text), encode(vector))
    }),
    close: () => db.close(),
  }
}

/** Little-endian 32-bit floats, as typed arrays hold them on every platform we ship to. */
function encode(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
}

function decode(bytes: Buffer): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer)
}
