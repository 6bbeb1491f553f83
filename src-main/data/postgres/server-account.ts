import { chownSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The account under which PostgreSQL runs when ours is root, which it refuses to run as. */
export interface ServerAccount {
  readonly uid: number
  readonly gid: number
}

/**
 * The account for the server; null: our own.
 * Root is the normal account of containers and build machines. There the server runs as `nobody`:
 * initdb needs an account that exists, and `nobody` does on every system.
 */
export function serverAccount(): ServerAccount | null {
  if (process.getuid?.() !== 0) return null
  return accountNamed('nobody') ?? { uid: 65_534, gid: 65_534 }
}

function accountNamed(name: string): ServerAccount | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) }
}

/** Makes a file or folder the account's own. */
export function giveTo(path: string, account: ServerAccount | null): void {
  if (account !== null) chownSync(path, account.uid, account.gid)
}

/** Whether any account may enter this folder and all above it, and read and enter it itself. */
export function openToAll(folder: string): boolean {
  const enter = 0o001
  if ((statSync(folder).mode & enter) === 0) return false
  const parent = dirname(folder)
  return parent === folder || openToAll(parent)
}
