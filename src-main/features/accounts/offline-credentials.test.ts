import { scryptSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Person } from '@shared/accounts/account-contract'
import { describe, expect, it } from 'vitest'
import { OfflineCredentials } from './offline-credentials'

const dana: Person = {
  id: '019aa3f2-61d8-7c1e-8000-000000000001',
  name: 'Dana',
  email: 'Dana@Fairway24.example',
  role: 'operator',
  locations: [],
}
const password = 'correct horse'
const second = 1_000
const hour = 3_600 * second
const day = 24 * hour

/** A device whose time the test sets; `restarted` is the app started anew on the same folder. */
function device() {
  const folder = join(mkdtempSync(join(tmpdir(), 'clubos-people-')), 'people')
  const time = { now: Date.parse('2026-11-01T08:00:00Z') }
  const clock = { now: () => new Date(time.now) }
  const restarted = (club = 'fairway24') =>
    new OfflineCredentials({ folder, club: () => club, graceDays: () => 14, clock })
  const file = () => join(folder, readdirSync(folder)[0] ?? '')
  const kept = () => JSON.parse(readFileSync(file(), 'utf8'))
  /** Changes the record as an older version or many tries would have left it. */
  const rewrite = (change: object) =>
    writeFileSync(file(), JSON.stringify({ ...kept(), ...change }))
  return { folder, time, restarted, offline: restarted(), file, kept, rewrite }
}

const refusal = (code: string, message = /./) => ({ code, message: expect.stringMatching(message) })

describe('OfflineCredentials', () => {
  it('lets in whom the database confirmed here, however the e-mail is written', async () => {
    const { offline } = device()
    await offline.remember(dana, password)
    expect(await offline.verify(' dana@fairway24.EXAMPLE', password)).toEqual(dana)
  })

  it('refuses a wrong password, a stranger, and a person of another club', async () => {
    const { offline, restarted } = device()
    await offline.remember(dana, password)
    await expect(offline.verify(dana.email, 'wrong')).rejects.toMatchObject(
      refusal('WRONG_PASSWORD'),
    )
    await expect(offline.verify('who@x.example', password)).rejects.toMatchObject(
      refusal('OFFLINE'),
    )
    await expect(restarted('other').verify(dana.email, password)).rejects.toMatchObject(
      refusal('OFFLINE'),
    )
  })

  it('forgets a person, also one it never knew', async () => {
    const { offline, folder } = device()
    await offline.forget(dana.email)
    await offline.remember(dana, password)
    await offline.forget(` ${dana.email.toUpperCase()}`)
    expect(readdirSync(folder)).toEqual([])
    await expect(offline.verify(dana.email, password)).rejects.toMatchObject(refusal('OFFLINE'))
  })

  it('ends with the grace period', async () => {
    const { offline, time } = device()
    await offline.remember(dana, password)
    time.now += 14 * day
    expect(await offline.verify(dana.email, password)).toEqual(dana)
    time.now += 1
    await expect(offline.verify(dana.email, password)).rejects.toMatchObject(
      refusal('GRACE_OVER', /14 days/),
    )
  })

  it('gives no more time to a clock that was turned back, and forgives a small correction', async () => {
    const { offline, restarted, time } = device()
    await offline.remember(dana, password)
    time.now += 3 * day
    await offline.verify(dana.email, password)
    time.now -= 10 * 60 * second
    expect(await restarted().verify(dana.email, password)).toEqual(dana)
    time.now -= 1
    for (const back of [0, hour, 2 * day, 30 * day]) {
      time.now -= back
      await expect(restarted().verify(dana.email, password)).rejects.toMatchObject(
        refusal('GRACE_OVER', /clock/),
      )
    }
  })

  it('starts anew when the database confirms the password again', async () => {
    const { offline, time, rewrite } = device()
    await offline.remember(dana, password)
    rewrite({ failures: 9, lastFailureAt: new Date(time.now).toISOString() })
    time.now -= day
    await offline.remember(dana, password)
    expect(await offline.verify(dana.email, password)).toEqual(dana)
  })
})

describe('OfflineCredentials after wrong passwords', () => {
  it('makes the sixth try wait, even side by side, after a restart, and if it is right', async () => {
    const { offline, restarted, time, kept } = device()
    await offline.remember(dana, password)
    const tries = Array.from({ length: 6 }, () => offline.verify(dana.email, 'wrong'))
    const codes = (await Promise.allSettled(tries)).map(
      (one) => one.status === 'rejected' && one.reason.code,
    )
    expect(codes).toEqual([...Array(5).fill('WRONG_PASSWORD'), 'TRY_LATER'])
    time.now += 20 * second
    await expect(restarted().verify(dana.email, password)).rejects.toMatchObject(
      refusal('TRY_LATER', /Wait 10 seconds/),
    )
    time.now += 10 * second
    expect(await restarted().verify(dana.email, password)).toEqual(dana)
    expect(kept()).toMatchObject({ failures: 0, lastFailureAt: null })
  })

  it('waits twice as long each time, a quarter of an hour at most', async () => {
    const { offline, time, rewrite } = device()
    await offline.remember(dana, password)
    const waits = { 6: 60, 9: 480, 10: 900, 5000: 900 }
    for (const [failures, seconds] of Object.entries(waits)) {
      rewrite({ failures: Number(failures), lastFailureAt: new Date(time.now).toISOString() })
      await expect(offline.verify(dana.email, password)).rejects.toMatchObject(
        refusal('TRY_LATER', new RegExp(`Wait ${seconds} seconds`)),
      )
    }
  })

  it('waits no longer than that when the clock was ahead at the last one', async () => {
    const { offline, time, rewrite } = device()
    await offline.remember(dana, password)
    rewrite({ failures: 5, lastFailureAt: new Date(time.now + day).toISOString() })
    await expect(offline.verify(dana.email, password)).rejects.toMatchObject(
      refusal('TRY_LATER', /Wait 30 seconds/),
    )
    time.now += 30 * second
    expect(await offline.verify(dana.email, password)).toEqual(dana)
  })
})

describe('The record of OfflineCredentials', () => {
  it('holds no password, and is for this account only', async () => {
    const { offline, folder, file } = device()
    await offline.remember(dana, password)
    await offline.verify(dana.email, password)
    expect(readdirSync(folder)).toHaveLength(1)
    expect(readFileSync(file(), 'utf8')).not.toContain(password)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('says how its key was made; one that does not was made with the defaults', async () => {
    const { offline, kept, rewrite } = device()
    await offline.remember(dana, password)
    expect(kept().scrypt).toEqual({ N: 65_536, r: 8, p: 1 })
    const key = scryptSync(password, Buffer.from(kept().salt, 'base64'), 32).toString('base64')
    rewrite({ key, scrypt: undefined, lastSeenAt: undefined, failures: undefined })
    expect(await offline.verify(dana.email, password)).toEqual(dana)
  })
})
