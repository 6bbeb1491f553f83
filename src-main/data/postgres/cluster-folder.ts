import { randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { PostgresBinaries } from './postgres-binaries'
import { openToAll, type ServerAccount } from './server-account'

/** Where root's clusters and programs live when the server's account cannot reach our own folders. */
const systemFolder = '/var/lib/clubos'

/**
 * The folder of this installation's cluster: `<dataDir>/postgres`.
 * As root with a data folder that other accounts cannot enter (such as one below /root) it is a
 * folder of its own below /var/lib/clubos, remembered in `<dataDir>/postgres-location.json`:
 * opening up somebody's folders instead would show more than the database.
 */
export function clusterFolder(dataDir: string, account: ServerAccount | null): string {
  const ours = join(dataDir, 'postgres')
  const memory = join(dataDir, 'postgres-location.json')
  if (existsSync(memory)) return String(JSON.parse(readFileSync(memory, 'utf8')).folder)
  // Whatever became of the folder's rights since: a club that is there is not replaced by an empty one.
  const made = existsSync(join(ours, 'data', 'PG_VERSION'))
  if (account === null || made || openToAll(dataDir)) return ours
  mkdirSync(systemFolder, { recursive: true, mode: 0o755 })
  const folder = join(systemFolder, `postgres-${randomBytes(6).toString('hex')}`)
  writeFileSync(memory, `${JSON.stringify({ folder })}\n`, { mode: 0o600 })
  return folder
}

/** The same programs at a place from which the server's account may run them. */
export function reachableBinaries(
  binaries: PostgresBinaries,
  account: ServerAccount | null,
): PostgresBinaries {
  if (account === null || openToAll(binaries.folder)) return binaries
  const folder = join(systemFolder, `programs-${binaries.version}`)
  if (!existsSync(folder)) {
    const temporary = `${folder}-new-${randomBytes(4).toString('hex')}`
    cpSync(binaries.folder, temporary, { recursive: true, verbatimSymlinks: true })
    moveIntoPlace(temporary, folder)
  }
  return { ...binaries, folder }
}

/** Another process may have been as quick; its copy is as good. */
function moveIntoPlace(temporary: string, folder: string): void {
  try {
    renameSync(temporary, folder)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}
