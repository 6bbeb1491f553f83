import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@shared/ipc/app-error'
import { z } from 'zod'

export const ownerRole = 'clubos_owner'

const serverSecrets = z.object({
  /** Of `clubos_owner`, the cluster's superuser. Nobody types it. */
  password: z.string().min(20),
  /** Kept from start to start unless something else took it. */
  port: z.number().int().min(1024).max(65_535),
})
export type ServerSecrets = z.infer<typeof serverSecrets>

export function newOwnerPassword(): string {
  return randomBytes(32).toString('base64url')
}

/** @throws AppError OWNER_PASSWORD_MISSING */
export function readSecrets(clusterFolder: string): ServerSecrets {
  const file = join(clusterFolder, 'owner.json')
  try {
    return serverSecrets.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw passwordMissing(file, cause)
  }
}

function passwordMissing(file: string, cause: unknown): AppError {
  return new AppError(
    'OWNER_PASSWORD_MISSING',
    `The database's own password cannot be read from ${file}. Bring the file back from a backup.`,
    { cause },
  )
}

/** Only this account can read it. Written beside and renamed, so it is never half there. */
export function writeSecrets(clusterFolder: string, secrets: ServerSecrets): void {
  const file = join(clusterFolder, 'owner.json')
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets)}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
