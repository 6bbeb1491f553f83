import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restore, save } from '../postgres/testing/backup-scene'
import { getState } from './sync-state-store'
import type { Desk } from './testing/desk'
import { type DeskScene, startDeskScene } from './testing/desk-scene'
import { settled } from './testing/settled'

let scene: DeskScene

beforeAll(async () => {
  scene = await startDeskScene()
})

afterAll(() => scene.close())

const deviceOf = ({ local }: Desk) => getState(local.read, 'device')
const made = async (ids: readonly string[]) =>
  (await scene.owner('select 1 from tickets where id = any($1)', [ids])).length

describe('a restored club', () => {
  it('gets again what was applied after the backup, once, and nothing of before twice', async () => {
    const desk = await scene.open({ role: 'support' })
    const other = await scene.open({ role: 'manager' })
    const before = desk.ticket({ title: 'before the backup' })
    desk.edit(before, { title: 'edited before' })
    await desk.drained()
    const file = join(scene.club.folder, 'club.clubos-backup')
    await save(scene.club.owner, file)
    const after = [...desk.tickets(20), ...other.tickets(20)]
    desk.edit(before, { title: 'edited after' })
    other.comment(before, 'after the backup')
    await desk.drained()
    await other.drained()
    const cursor = Number(getState(desk.local.read, 'cursor'))
    await restore(scene.club.url, file, { replace: true })
    await settled('everything is there again', async () => (await made(after)) === 40)
    await desk.drained()
    await other.drained()
    expect(await scene.central(before)).toMatchObject({ title: 'edited after', version: 3 })
    const comments = 'select 1 from ticket_comments where ticket_id = $1'
    expect(await scene.owner(comments, [before])).toHaveLength(1)
    expect([...desk.sync.deadLetters.list(), ...other.sync.deadLetters.list()]).toEqual([])
    expect(await scene.owner('select 1 from sync_conflicts')).toEqual([])
    await settled('both have all', () =>
      [desk, other].every((each) => after.every((id) => (each.shown(id)?.version ?? 0) > 0)),
    )
    expect(Number(getState(desk.local.read, 'cursor'))).toBeGreaterThan(cursor)
  })

  it('takes away from every desk what nobody can send again', async () => {
    const desk = await scene.open({ role: 'support' })
    const file = join(scene.club.folder, 'second.clubos-backup')
    await save(scene.club.owner, file)
    const lost = await scene.open({ role: 'operator' })
    const id = lost.ticket()
    await settled('seen', () => desk.shown(id)?.version === 1)
    await lost.close()
    await restore(scene.club.url, file, { replace: true })
    await settled('gone', () => desk.shown(id) === undefined)
    const back = await scene.open({ role: 'operator', file: lost.the.file })
    await settled('back with its desk', () => desk.shown(id)?.version === 1)
    expect(back.shown(id)).toMatchObject({ version: 1 })
  })
})

describe('a file of a desk', () => {
  it('that is an old copy of itself becomes another device and doubles nothing', async () => {
    const desk = await scene.open({ role: 'support' })
    const first = desk.ticket()
    await desk.drained()
    await desk.close()
    const old = scene.cloned(desk)
    const later = await scene.open({ role: 'support', file: desk.the.file })
    const second = later.ticket()
    await later.drained()
    const device = deviceOf(later)
    await later.close()
    const restored = await scene.open({ role: 'support', file: old })
    await settled('caught up', () => restored.shown(second))
    const third = restored.ticket()
    restored.edit(first, { title: 'from the old copy' })
    await restored.drained()
    expect(deviceOf(restored)).not.toBe(device)
    expect(await made([first, second, third])).toBe(3)
    expect(await scene.central(first)).toMatchObject({ title: 'from the old copy', version: 2 })
    expect(restored.sync.deadLetters.list()).toEqual([])
  })

  it('that two desks use at once becomes two devices, and both lose nothing', async () => {
    const desk = await scene.open({ role: 'support' })
    const shared = desk.ticket()
    await desk.drained()
    await desk.close()
    const one = scene.desk({ role: 'support', file: scene.cloned(desk) })
    const two = scene.desk({ role: 'support', file: scene.cloned(desk) })
    const ids: string[] = []
    await Promise.all([one.start(), two.start()])
    for (let round = 0; round < 10; round += 1) {
      ids.push(...one.tickets(3), ...two.tickets(3))
      one.comment(shared, `one ${round}`)
      two.comment(shared, `two ${round}`)
      await Promise.all([one.drained(), two.drained()])
    }
    expect(deviceOf(one)).not.toBe(deviceOf(two))
    expect(await made(ids)).toBe(60)
    const comments = 'select 1 from ticket_comments where ticket_id = $1'
    expect(await scene.owner(comments, [shared])).toHaveLength(20)
    expect([...one.sync.deadLetters.list(), ...two.sync.deadLetters.list()]).toEqual([])
    await settled('both have all', () =>
      [one, two].every((each) => ids.every((id) => each.shown(id))),
    )
  })
})
