import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
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
const day = 86_400_000

function credentials(start = Date.parse('2026-11-01T08:00:00Z')) {
  const folder = mkdtempSync(join(tmpdir(), 'clubos-people-'))
  const time = { now: start }
  const clock = { now: () => new Date(time.now) }
  return { folder, time, offline: new OfflineCredentials({ folder, graceDays: () => 14, clock }) }
}

describe('OfflineCredentials', () => {
  it('lets in whom the database confirmed here, however the e-mail is written', async () => {
    const { offline } = credentials()
    await offline.remember(dana, 'correct horse')
    expect(await offline.verify(' dana@fairway24.EXAMPLE', 'correct horse')).toEqual(dana)
  })

  it('refuses a wrong password and a stranger', async () => {
    const { offline } = credentials()
    await offline.remember(dana, 'correct horse')
    await expect(offline.verify(dana.email, 'wrong')).rejects.toMatchObject({
      code: 'WRONG_PASSWORD',
    })
    await expect(offline.verify('who@x.example', 'wrong')).rejects.toMatchObject({
      code: 'OFFLINE',
    })
  })

  it('ends with the grace period, and a clock turned back gives no more time', async () => {
    const { offline, time } = credentials()
    await offline.remember(dana, 'correct horse')
    time.now += 14 * day
    expect(await offline.verify(dana.email, 'correct horse')).toEqual(dana)
    for (const shift of [1, -30 * day]) {
      time.now += shift
      await expect(offline.verify(dana.email, 'correct horse')).rejects.toMatchObject({
        code: 'GRACE_OVER',
      })
    }
  })

  it('keeps no password, in a file for this account only', async () => {
    const { offline, folder } = credentials()
    await offline.remember(dana, 'correct horse')
    const [name = ''] = readdirSync(folder)
    const file = join(folder, name)
    expect(readFileSync(file, 'utf8')).not.toContain('correct horse')
    expect(statSync(file).mode & 0o077).toBe(0)
  })
})
