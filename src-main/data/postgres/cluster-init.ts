import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '@shared/ipc/app-error'
import type { PostgresBinaries } from './postgres-binaries'
import { giveTo, type ServerAccount } from './server-account'
import { serverFailure } from './server-failure'
import { runProgram } from './server-programs'
import { newOwnerPassword, ownerRole, writeSecrets } from './server-secrets'

export interface ClusterPlace {
  readonly folder: string
  readonly binaries: PostgresBinaries
  readonly account: ServerAccount | null
}

/**
 * Makes the cluster unless it is there. It is made beside its place and renamed when complete,
 * so that a first start that was cut off leaves nothing half done.
 * @throws AppError NO_RIGHTS, DISK_FULL, POSTGRES_MAJOR_CHANGED, POSTGRES_FAILED
 */
export async function ensureCluster(place: ClusterPlace, port: number): Promise<void> {
  if (existsSync(join(place.folder, 'data', 'PG_VERSION'))) return checkMajor(place)
  removeLeftovers(place.folder)
  const temporary = `${place.folder}-new-${randomBytes(4).toString('hex')}`
  try {
    await initialise({ ...place, folder: temporary }, port)
    if (existsSync(place.folder))
      renameSync(place.folder, `${place.folder}-incomplete-${Date.now()}`)
    renameSync(temporary, place.folder)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    throw error instanceof AppError ? error : serverFailure('preparing the folder', '', error)
  }
}

function removeLeftovers(folder: string): void {
  const parent = dirname(folder)
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    if (!name.startsWith(`${basename(folder)}-new-`)) continue
    rmSync(join(parent, name), { recursive: true, force: true })
  }
}

async function initialise(
  { folder, binaries, account }: ClusterPlace,
  port: number,
): Promise<void> {
  const password = newOwnerPassword()
  const passwordFile = join(folder, 'password')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  giveTo(folder, account)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(passwordFile, account)
  const args = ['-D', 'data', '-U', ownerRole, '--pwfile=password', ...clusterOptions]
  const result = await runProgram(binaries, account, { program: 'initdb', args, folder })
  if (!result.ok) throw serverFailure('initdb', result.output, result.cause)
  rmSync(passwordFile)
  writeSecrets(folder, { password, port })
}

/** The built-in locale sorts and folds case alike on every platform. */
const clusterOptions = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

function checkMajor({ folder, binaries }: ClusterPlace): void {
  const major = Number(readFileSync(join(folder, 'data', 'PG_VERSION'), 'utf8').trim())
  if (major === binaries.major) return
  throw new AppError(
    'POSTGRES_MAJOR_CHANGED',
    `The club's database was made by PostgreSQL ${major}, and this ClubOS brings PostgreSQL ${binaries.major}. ` +
      'Start the previous ClubOS, make a backup there, and restore it here; nothing was changed.',
  )
}
