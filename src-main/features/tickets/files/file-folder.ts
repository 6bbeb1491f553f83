import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '@shared/ipc/app-error'
import { sha256Of } from './file-bytes'

const hash = /^[0-9a-f]{64}$/
const unfinished = '.part'
/** Nobody writes that long. */
const abandonedAfterMs = 60 * 60_000

export interface KeptFile {
  readonly sha256: string
  readonly byteSize: number
  readonly writtenAt: Date
}

/** Files by the hash of their bytes, each once, in a folder that this account alone can read. */
export class FileFolder {
  constructor(private readonly folder: string) {}

  /** The bytes are on the disk when it resolves, whole or not at all. @throws AppError DISK_FULL, DISK_FAILED */
  async put(sha256: string, bytes: Uint8Array): Promise<void> {
    if ((await this.read(sha256)) !== null) return
    const part = join(this.folder, `${sha256}.${randomUUID()}${unfinished}`)
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 })
      await writeDurably(part, bytes)
      await rename(part, this.path(sha256))
      await makeDurable(this.folder)
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined)
      throw diskError(error)
    }
  }

  /** `null`: not there, or not what it was. */
  async read(sha256: string): Promise<Uint8Array | null> {
    try {
      const bytes = await readFile(this.path(sha256))
      return (await sha256Of(bytes)) === sha256 ? bytes : null
    } catch {
      return null
    }
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.path(sha256), { force: true })
  }

  /** What is there; what a crash left unfinished goes. */
  async list(): Promise<readonly KeptFile[]> {
    const names = await readdir(this.folder).catch(() => [])
    const kept: KeptFile[] = []
    for (const name of names) {
      const file = join(this.folder, name)
      const found = await stat(file).catch(() => null)
      if (found === null) continue
      if (hash.test(name)) {
        kept.push({ sha256: name, byteSize: found.size, writtenAt: found.mtime })
      } else if (name.endsWith(unfinished) && Date.now() - found.mtimeMs > abandonedAfterMs) {
        await rm(file, { force: true })
      }
    }
    return kept
  }

  /** Nothing but a hash ever becomes a path. */
  private path(sha256: string): string {
    if (!hash.test(sha256)) throw new AppError('INVALID_VALUE', 'This is not a file’s hash.')
    return join(this.folder, sha256)
  }
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A new name is on the disk only once its folder is; Windows does that by itself and cannot be asked. */
async function makeDurable(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function diskError(cause: unknown): AppError {
  const full = (cause as NodeJS.ErrnoException).code === 'ENOSPC'
  return full
    ? new AppError('DISK_FULL', 'The disk is full. Make room and add the file again.', { cause })
    : new AppError('DISK_FAILED', 'The file could not be written to this device’s disk.', { cause })
}
