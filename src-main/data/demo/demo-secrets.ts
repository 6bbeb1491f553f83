import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { person } from '@shared/accounts/account-contract'
import { z } from 'zod'
import { ownDatabase } from '../postgres/database-identity'

const demoSecrets = z.object({
  clubName: z.string(),
  /** Identity of the database that these people were made in; older files do not say. */
  database: z.string().default(ownDatabase),
  people: z.array(person.extend({ password: z.string().min(16) })),
})

/** Who signs in to the demo club with one click, and with what. */
export type DemoSecrets = z.infer<typeof demoSecrets>
export type DemoPerson = DemoSecrets['people'][number]

/** Null when there is none, or none that can be used: then it is made again. */
export function readDemoSecrets(file: string): DemoSecrets | null {
  try {
    return demoSecrets.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Only this account can read it. Written beside and renamed, so it is never half there. */
export function writeDemoSecrets(file: string, secrets: DemoSecrets): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  })
  renameSync(`${file}.new`, file)
}

export function newDemoPassword(): string {
  return randomBytes(18).toString('base64url')
}
