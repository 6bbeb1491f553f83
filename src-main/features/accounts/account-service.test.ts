import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../platform/clock'
import { silentLogger } from '../../platform/logger'
import { AccountService } from './account-service'
import { OfflineCredentials } from './offline-credentials'

const person = (number: number, role: Person['role']): Person => ({
  id: `019aa3f2-61d8-7c1e-8000-00000000000${number}`,
  name: `Person ${number}`,
  email: `person${number}@fairway24.example`,
  role,
  locations: [],
})
const kiosk = { ...person(1, 'kiosk'), password: 'a password of the kiosk' }
const dana = { ...person(2, 'operator'), password: 'a password of Dana' }

/** A database with these two people that can be switched off. */
function accounts() {
  const state = { reachable: true, refused: false }
  const events: string[] = []
  const service = new AccountService({
    check: {
      verify: async (email, password) => {
        if (!state.reachable) throw new AppError('OFFLINE', 'gone', { retryable: true })
        if (state.refused) throw new AppError('NOT_STAFF', 'suspended')
        const found = [kiosk, dana].find((one) => one.email === email && one.password === password)
        if (found === undefined) throw new AppError('WRONG_PASSWORD', 'wrong')
        const { password: _secret, ...verified } = found
        return verified
      },
    },
    offline: new OfflineCredentials({
      folder: mkdtempSync(join(tmpdir(), 'clubos-accounts-')),
      graceDays: () => 14,
      club: () => 'own',
      clock: systemClock,
    }),
    demo: { list: () => [kiosk, dana] },
    databaseTried: async () => undefined,
    workspaces: {
      open: async ({ name }) => void events.push(`open ${name}`),
      close: async () => void events.push('close'),
    },
    onChange: (who) => events.push(who === null ? 'nobody' : who.name),
    logger: silentLogger,
  })
  return { service, state, events }
}

describe('AccountService', () => {
  it('lists the demo club’s people without their passwords, kiosks last', () => {
    const people = accounts().service.demoPeople()
    expect(people.map(({ role }) => role)).toEqual(['operator', 'kiosk'])
    expect(JSON.stringify(people)).not.toContain('password')
  })

  it('opens the workspace before it says who is signed in', async () => {
    const { service, events } = accounts()
    await service.signIn({ demoPersonId: dana.id })
    expect(events).toEqual(['close', 'open Person 2', 'Person 2'])
    expect(service.person?.name).toBe('Person 2')
  })

  it('keeps whoever is signed in when the next sign-in fails', async () => {
    const { service } = accounts()
    await service.signIn({ demoPersonId: dana.id })
    await expect(service.signIn({ email: dana.email, password: 'no' })).rejects.toMatchObject({
      code: 'WRONG_PASSWORD',
    })
    expect(service.person?.name).toBe('Person 2')
  })

  it('goes on offline for those who were here before, and for nobody else', async () => {
    const { service, state } = accounts()
    await service.signIn({ demoPersonId: dana.id })
    await service.signOut()
    state.reachable = false
    expect((await service.signIn({ demoPersonId: dana.id })).name).toBe('Person 2')
    await expect(service.signIn({ demoPersonId: kiosk.id })).rejects.toMatchObject({
      code: 'OFFLINE',
    })
  })

  it('lets nobody go on offline whom the database has refused since', async () => {
    const { service, state } = accounts()
    await service.signIn({ demoPersonId: dana.id })
    state.refused = true
    await expect(service.signIn({ demoPersonId: dana.id })).rejects.toMatchObject({
      code: 'NOT_STAFF',
    })
    state.reachable = false
    await expect(service.signIn({ demoPersonId: dana.id })).rejects.toMatchObject({
      code: 'OFFLINE',
    })
  })

  it('signs the first person out before the second comes in', async () => {
    const { service, events } = accounts()
    await service.signIn({ demoPersonId: dana.id })
    events.length = 0
    await service.signIn({ demoPersonId: kiosk.id })
    expect(events).toEqual(['nobody', 'close', 'open Person 1', 'Person 1'])
  })

  it('does one thing at a time', async () => {
    const { service, events } = accounts()
    await Promise.all([service.signIn({ demoPersonId: dana.id }), service.signOut()])
    expect(events).toEqual(['close', 'open Person 2', 'Person 2', 'nobody', 'close'])
    expect(service.person).toBeNull()
  })

  it('says so when somebody is not in the demo club', async () => {
    await expect(
      accounts().service.signIn({ demoPersonId: person(9, 'admin').id }),
    ).rejects.toMatchObject({ code: 'NO_SUCH_PERSON' })
  })
})
