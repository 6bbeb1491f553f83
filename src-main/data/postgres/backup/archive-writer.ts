import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { AppError } from '@shared/ipc/app-error'
import { pack } from 'tar-stream'

/** Measured on a club with 300,000 messages: level 6 takes 1.8 times as long for a file 6% smaller. */
const compressionLevel = 4

/** Writes a `.tar.gz` that only this account can read, entry by entry. */
export class ArchiveWriter {
  private readonly archive = pack()
  private readonly written: Promise<void>

  /** @param file must not be there yet */
  constructor(file: string, signal?: AbortSignal) {
    const target = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
    const gzip = createGzip({ level: compressionLevel })
    this.written = pipeline(this.archive, gzip, target, { signal }).catch((error: unknown) => {
      throw toFileError(error)
    })
    // It also rejects whatever waits for it; by itself it must not end the process.
    this.written.catch(() => undefined)
    this.archive.on('error', () => undefined)
  }

  /** Comes back when there is room for more. @throws AppError DISK_FULL, FILE_NOT_WRITTEN */
  async add(name: string, content: Buffer): Promise<void> {
    const taken = new Promise<void>((resolve) => {
      const entry = { name, mode: 0o600, mtime: new Date(0) }
      const sink = this.archive.entry(entry, content, (error) => {
        if (!error) resolve()
      })
      sink.on('error', () => undefined)
    })
    // Where writing failed, this says why; what the archive says is only that it was closed.
    await Promise.race([taken.catch(() => this.written), this.written])
  }

  /** Comes back when everything is on the disk. */
  async finish(): Promise<void> {
    this.archive.finalize()
    await this.written
  }

  /** Gives up; the file stays half written. */
  async abandon(): Promise<void> {
    this.archive.destroy()
    await this.written.catch(() => undefined)
  }
}

/** An error of the disk or the folder, in words; any other as it is. */
export function toFileError(error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall === undefined) return error
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message = 'There is no room left for the backup. Make room, or choose another drive.'
    return new AppError('DISK_FULL', message, { cause: error, retryable: true })
  }
  const message = `The backup cannot be written (${code}). Check the folder, or choose another.`
  return new AppError('FILE_NOT_WRITTEN', message, { cause: error })
}
