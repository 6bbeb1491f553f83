import { settingKeys } from '@shared/settings/settings-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newAdmin } from '../../data/postgres/testing/club-admins'
import type { Desk } from '../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../data/sync/testing/desk-scene'
import { settled } from '../../data/sync/testing/settled'
import { silentLogger } from '../../platform/logger'
import { liveAnswerRules } from './answer-settings'
import { liveRoutingRules } from './routing-settings'
import { SettingStore } from './setting-store'
import { SettingsService } from './settings-service'

let scene: DeskScene

beforeAll(async () => {
  scene = await startDeskScene()
})

afterAll(() => scene.close())

const configured = { specialistAt: 0.8 }

function settingsOf(desk: Desk) {
  const store = new SettingStore(desk.local.read)
  const person = { ...scene.club.person('admin'), id: desk.the.person.id }
  const { writer, clock } = desk.sync
  return {
    service: new SettingsService({ store, writer, person, configured, clock }),
    rules: liveRoutingRules({ store, configured, logger: silentLogger }),
    answers: liveAnswerRules({ store, logger: silentLogger }),
  }
}

const stored = (key = 'routing.specialist-at') =>
  scene.owner('select value from settings where key = $1 and deleted_at is null', [key])

/** Who changed each row of it last, the oldest row first. */
async function changers(key: string): Promise<readonly unknown[]> {
  const rows = await scene.owner('select changed_by from settings where key = $1 order by id', [
    key,
  ])
  return rows.map((row) => row.changed_by)
}

const emergencyAt = { kind: 'share', key: 'routing.emergency-at' } as const

const share = (value: number | null) =>
  ({ kind: 'share', key: 'routing.specialist-at', value }) as const

describe('a change of a setting', () => {
  it('is seen at once here, and by sync at a desk that goes on working', async () => {
    const admin = await scene.open()
    const support = settingsOf(await scene.open({ role: 'support' }))
    const { service, rules } = settingsOf(admin)
    expect(support.rules().specialistAt).toBe(0.8)
    expect(service.change(share(0.9))).toMatchObject({
      ...{ key: 'routing.specialist-at', value: 0.9, default: 0.8 },
      changedBy: scene.club.person('admin').name,
    })
    expect(rules().specialistAt).toBe(0.9)
    service.change({ kind: 'channel', key: 'escalation.channel.tech', value: '#bays' })
    await admin.drained()
    expect(admin.sync.deadLetters.list()).toEqual([])
    await settled('both are there', () => support.rules().channelOf('tech') === '#bays')
    expect(support.rules().specialistAt).toBe(0.9)
  })

  it('changes the same row again, takes it away at every desk, and sets it anew', async () => {
    const [admin, desk] = [await scene.open(), await scene.open({ role: 'support' })]
    const [{ service, rules }, support] = [settingsOf(admin), settingsOf(desk)]
    service.change(share(0.75))
    service.change(share(0.65))
    await admin.drained()
    expect(await stored()).toEqual([{ value: 0.65 }])
    expect(service.change(share(null))).toMatchObject({ value: 0.8, changedBy: null })
    await admin.drained()
    expect(rules().specialistAt).toBe(0.8)
    expect(await stored()).toEqual([])
    await settled('taken away there', () => support.rules().specialistAt === 0.8)
    service.change(share(0.85))
    await admin.drained()
    await settled('set anew there', () => support.rules().specialistAt === 0.85)
    expect(admin.sync.deadLetters.list()).toEqual([])
    expect(await stored()).toEqual([{ value: 0.85 }])
  })

  it('made without a connection is sent as it was: set, taken away, set anew', async () => {
    const [admin, desk] = [scene.desk(), await scene.open({ role: 'support' })]
    const [{ service }, support] = [settingsOf(admin), settingsOf(desk)]
    const channel = { kind: 'channel', key: 'escalation.channel.brand' } as const
    for (const value of ['one', null, 'two', 'three', null, 'four']) {
      service.change({ ...channel, value })
    }
    await admin.start()
    await admin.drained()
    expect(admin.sync.deadLetters.list()).toEqual([])
    await settled('the last came', () => support.rules().channelOf('brand') === 'four')
    expect(await stored(channel.key)).toEqual([{ value: 'four' }])
  })

  it('may be taken away, and set anew, by another administrator', async () => {
    const other = await newAdmin(scene.club)
    const [one, two] = [await scene.open(), await scene.open({ person: other })]
    settingsOf(one).service.change({ ...emergencyAt, value: 0.4 })
    await settled('it came', () => settingsOf(two).rules().emergencyAt === 0.4)
    settingsOf(two).service.change({ ...emergencyAt, value: null })
    await two.drained()
    expect(two.sync.deadLetters.list()).toEqual([])
    await settled('taken away', () => settingsOf(one).rules().emergencyAt === 0.5)
    settingsOf(two).service.change({ ...emergencyAt, value: 0.3 })
    await settled('set anew', () => settingsOf(one).rules().emergencyAt === 0.3)
    expect(await changers(emergencyAt.key)).toEqual([other.id, other.id])
    await other.database.close()
  })

  it('of two who set the same for the first time is the first one’s, and the other is told', async () => {
    const other = await newAdmin(scene.club)
    const [one, two] = [await scene.open(), scene.desk({ person: other })]
    const key = 'escalation.channel.none'
    settingsOf(two).service.change({ kind: 'channel', key, value: 'second' })
    settingsOf(one).service.change({ kind: 'channel', key, value: 'first' })
    await one.drained()
    await two.start()
    await two.drained()
    expect(settingsOf(two).rules().channelOf('none')).toBe('first')
    const [letter, ...more] = two.sync.deadLetters.list()
    expect(letter).toMatchObject({ code: 'DUPLICATE' })
    expect(letter?.message).toMatch(/^Somebody else has set this before your change arrived/)
    expect(more).toEqual([])
    // As it says.
    two.sync.deadLetters.discard(letter?.opId ?? '')
    settingsOf(two).service.change({ kind: 'channel', key, value: 'second' })
    await settled('it holds', () => settingsOf(one).rules().channelOf('none') === 'second')
    await other.database.close()
  })

  it('out of its bounds is refused, and says which they are', async () => {
    const { service } = settingsOf(await scene.open())
    expect(() => service.change(share(0.49))).toThrow(/0\.5 at least and 0\.95 at most, not 0\.49/)
    expect(() =>
      service.change({ kind: 'share', key: 'routing.emergency-at', value: 0.71 }),
    ).toThrow(/0\.1 at least and 0\.7 at most/)
    expect(() =>
      service.change({ kind: 'amount', key: 'budget.day-cents', value: 100_001 }),
    ).toThrow(/0 at least and 100000 at most, not 100001/)
    expect(() =>
      service.change({ kind: 'share', key: 'answers.false-hit-budget', value: 0.2 }),
    ).toThrow(/0\.001 at least and 0\.1 at most/)
  })

  it('about answers reaches desks, and guests’ screens as far as they need it', async () => {
    const admin = settingsOf(await scene.open())
    const support = settingsOf(await scene.open({ role: 'support' }))
    const kiosk = settingsOf(await scene.open({ role: 'kiosk', at: ['harbour'] }))
    const usual = { semantic: true, generated: true, falseHitBudget: 0.02 }
    const budget = { dayCents: 500, monthCents: 5_000 }
    expect(kiosk.answers()).toEqual({ ...usual, ...budget })
    admin.service.change({ kind: 'switch', key: 'answers.semantic', value: 'off' })
    admin.service.change({ kind: 'share', key: 'answers.false-hit-budget', value: 0.05 })
    admin.service.change({ kind: 'amount', key: 'budget.day-cents', value: 0 })
    const changed = { semantic: false, generated: true, falseHitBudget: 0.05 }
    expect(admin.answers()).toEqual({ ...changed, ...budget, dayCents: 0 })
    await settled('it came there', () => support.answers().dayCents === 0)
    expect(support.answers()).toEqual(admin.answers())
    await settled('and there', () => kiosk.answers().falseHitBudget === 0.05)
    expect(kiosk.answers()).toEqual({ ...changed, ...budget })
    admin.service.change({ kind: 'switch', key: 'answers.semantic', value: null })
    await settled('as before', () => kiosk.answers().semantic)
  })
})

it('lists every setting, with what holds where nobody set anything', async () => {
  const list = settingsOf(await scene.open({ role: 'operator' })).service.list()
  expect(list.map(({ key }) => key)).toEqual(settingKeys)
  expect(list.find(({ key }) => key === 'escalation.channel.strategy')).toEqual({
    ...{ key: 'escalation.channel.strategy', value: 'leadership', default: 'leadership' },
    ...{ changedBy: null, changedAt: null },
  })
  expect(list.find(({ key }) => key === 'budget.month-cents')).toMatchObject({
    ...{ value: 5_000, default: 5_000 },
  })
})
