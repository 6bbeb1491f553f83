import type { Person } from '@shared/accounts/account-contract'
import { type Role, roles } from '@shared/accounts/role'
import { AppError } from '@shared/ipc/app-error'
import { Option } from 'commander'
import { type ClubosApp, composeApp } from '../compose'
import { openLog } from '../platform/logger'
import { resolvePaths } from '../platform/paths'

/** Options of every command that works for a person. */
export interface SessionOptions {
  readonly as?: Role
  readonly email?: string
}

export const asOption = () =>
  new Option('--as <role>', 'sign in as the demo club’s person with this role').choices(roles)

export const emailOption = () =>
  new Option(
    '--email <address>',
    'sign in as this person; the password is read from CLUBOS_PASSWORD',
  )

/** Runs a command with all services, and closes them whatever happens. */
export async function withApp<Value>(work: (app: ClubosApp) => Promise<Value>): Promise<Value> {
  const paths = resolvePaths(process.env)
  const app = composeApp({
    paths,
    env: process.env,
    logger: openLog({ folder: paths.logs, name: 'cli', console: true }),
    publish: () => undefined,
    onUsable: () => undefined,
  })
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}

/** As `withApp`, with the database up and a person signed in. */
export function withSession<Value>(
  options: SessionOptions,
  work: (app: ClubosApp) => Promise<Value>,
): Promise<Value> {
  return withApp(async (app) => {
    // The model loads in its own thread while the database starts.
    void app.warmUp()
    await app.system.start()
    const { phase } = app.system.status
    if (phase.name === 'failed') throw new AppError(phase.code, phase.message)
    await signIn(app, options)
    await app.workspace().copied()
    return work(app)
  })
}

async function signIn(app: ClubosApp, { as = 'operator', email }: SessionOptions): Promise<void> {
  const password = process.env.CLUBOS_PASSWORD
  if (email !== undefined) {
    if (!password) throw new AppError('USAGE', 'Put the password into CLUBOS_PASSWORD.')
    await app.accounts.signIn({ email, password })
    return
  }
  const person = app.accounts.demoPeople().find(({ role }) => role === as)
  if (person === undefined) {
    throw new AppError('USAGE', 'This is not the demo club: say who you are with --email.')
  }
  await app.accounts.signIn({ demoPersonId: person.id })
}

/** @throws AppError SIGNED_OUT */
export function signedIn(app: ClubosApp): Person {
  if (app.accounts.person === null) throw new AppError('SIGNED_OUT', 'Sign in first.')
  return app.accounts.person
}

/** Waits for examples, passages and model. Without the model words alone decide, as in the app. */
export async function readyToAnswer(app: ClubosApp): Promise<void> {
  await Promise.all([app.warmUp(), app.workspace().indexed()])
}
