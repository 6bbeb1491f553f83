import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A disk of two megabytes, for what has to run full. */
export interface TinyDisk {
  readonly folder: string
  fill(): void
  free(): void
  remove(): void
}

/**
 * Takes the rights of the system's administrator; null without them.
 * @param like a folder; the disk belongs to whoever owns that
 */
export function mountTinyDisk(folder: string, like: string): TinyDisk | null {
  const { uid, gid } = statSync(like)
  mkdirSync(folder)
  try {
    const options = `size=2m,mode=700,uid=${uid},gid=${gid}`
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' })
  } catch {
    return null
  }
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill: () => writeUntilFull(ballast),
    free: () => rmSync(ballast),
    remove: () => execFileSync('umount', ['-l', folder]),
  }
}

function writeUntilFull(file: string): void {
  const handle = openSync(file, 'w')
  const page = Buffer.alloc(4_096, 1)
  try {
    for (;;) writeSync(handle, page)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(handle)
  }
}
