import { createHash } from 'node:crypto'
import type { Role } from '@shared/accounts/role'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgres, personUrl } from '../../data/postgres/connection'
import { modelPublishing } from '../../data/postgres/model-publishing'
import type { Desk } from '../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../data/sync/testing/desk-scene'
import { settled } from '../../data/sync/testing/settled'
import type { FaultProxy } from '../../data/testing/fault-proxy'
import { silentLogger } from '../../platform/logger'
import { openTraining } from './open-training'
import { shippedExamples } from './testing/training-desk'
import { WordRouter, WordTrainer } from './testing/word-router'
import type { TrainingService } from './training-service'

interface Trainer {
  readonly desk: Desk
  readonly router: WordRouter
  readonly service: TrainingService
}

let scene: DeskScene
let proxy: FaultProxy
let admin: Trainer
let kiosk: Trainer
const opened: Trainer[] = []
const code = (expected: string) => expect.objectContaining({ code: expected })

/** Training over the real copy of whoever has that role, against the real server. */
async function open(role: Role, url?: string, at: readonly string[] = []): Promise<Trainer> {
  const desk = scene.desk({ role, at, ...(url !== undefined && { url }) })
  const router = new WordRouter(shippedExamples)
  const person = scene.club.person(role, ...at)
  const connect = () =>
    openPostgres({
      url: personUrl(desk.the.url, person.email, person.password),
      logger: silentLogger,
    })
  const refresh = () => desk.sync.loop.reconnect()
  const service = openTraining({
    ...{ db: desk.local.read, writer: desk.sync.writer, person, clock: desk.sync.clock },
    ...{ shipped: () => shippedExamples, trainer: new WordTrainer(), router, logger: silentLogger },
    publishing: modelPublishing({ connect, refresh }),
    onLabelled: () => undefined,
    onChange: () => undefined,
    onProblem: () => undefined,
  })
  await desk.start()
  const trainer = { desk, router, service }
  opened.push(trainer)
  return trainer
}

async function train({ service }: Trainer): Promise<string> {
  service.train()
  await settled('trained', () => service.state.name === 'idle')
  return service.overview().candidate?.sha256 ?? ''
}

const label = ({ service }: Trainer, text: string, as: 'tech' | 'booking') =>
  service.label({ text, label: as, source: 'staff', traceId: null })

/** What a desk's composition does whenever rows came. */
const number = ({ service, router }: Trainer) => {
  service.anyRowsChanged()
  return router.number
}

beforeAll(async () => {
  scene = await startDeskScene()
  proxy = await scene.proxy()
  admin = await open('admin', proxy.through(scene.club.url))
  kiosk = await open('kiosk', undefined, ['harbour'])
})

afterAll(async () => {
  for (const { service } of opened) await service.close()
  await scene.close()
})

describe('labels', () => {
  it('reach other desks, where everybody settles on one example of a text', async () => {
    const operator = await open('operator')
    const text = 'the green light blinks'
    label(admin, text, 'tech')
    await settled(
      'it came',
      () => operator.service.list({ search: text, offset: 0, limit: 9 }).total === 1,
    )
    const { id } = label(operator, text, 'booking')
    await operator.desk.drained()
    await settled('the new label came', () => {
      const [found] = admin.service.list({ search: text, offset: 0, limit: 9 }).items
      return found?.id === id && found?.label === 'booking' && !found.pending
    })
    const [row] = await scene.owner('select * from training_examples where id = $1', [id])
    expect(row).toMatchObject({ label: 'booking', version: 2, text })
    const who = scene.club.person('operator').name
    expect(admin.service.list({ search: text, offset: 0, limit: 9 }).items[0]?.labelledBy).toBe(who)
  })

  it('of two desks at the same time are a conflict for both, until one of them settles it', async () => {
    const operator = await open('operator')
    const text = 'the ball is stuck'
    label(admin, text, 'tech')
    label(operator, text, 'booking')
    const found = (at: Trainer) => at.service.list({ search: text, offset: 0, limit: 9 })
    const conflicts = (at: Trainer) => at.service.overview().conflicts
    await settled('both know', () => conflicts(admin) === 1 && conflicts(operator) === 1)
    label(operator, text, 'tech')
    await settled('both agree', () => conflicts(admin) === 0 && found(operator).total === 1)
    await operator.desk.drained()
    await admin.desk.drained()
    expect(found(admin)).toMatchObject({ total: 1, items: [{ label: 'tech', pending: false }] })
    const rows = await scene.owner(
      'select label, deleted_at from training_examples where text = $1',
      [text],
    )
    expect(rows.filter((row) => row.deleted_at === null)).toMatchObject([{ label: 'tech' }])
    expect(rows).toHaveLength(2)
  })
})

describe('publishing', () => {
  it('makes the candidate the router of every desk, the guests’ too, and can be taken back', async () => {
    const sha256 = await train(admin)
    await expect(admin.service.publish('f'.repeat(64))).rejects.toThrow(code('CANDIDATE_CHANGED'))
    const first = await admin.service.publish(sha256)
    expect(first).toMatchObject({ number: 1, status: 'live', sha256 })
    expect(first.trainedBy).toBe(scene.club.person('admin').name)
    expect(admin.router.number).toBe(1)
    expect(admin.service.overview()).toMatchObject({ candidate: null, live: { id: first.id } })
    await settled('the kiosk uses it', () => number(kiosk) === 1)

    label(admin, 'a blue light', 'tech')
    const second = await admin.service.publish(await train(admin))
    await settled('the kiosk uses the second', () => number(kiosk) === 2)
    await admin.service.rollback(first.id)
    expect(admin.router.number).toBe(1)
    expect(admin.service.overview().models.map(({ status }) => status)).toEqual([
      ...['retired', 'live', 'retired'],
    ])
    await settled('the kiosk is back at the first', () => number(kiosk) === 1)
    await admin.service.rollback(null)
    expect(admin.router.number).toBeNull()
    await settled('the kiosk is back at the shipped one', () => number(kiosk) === null)
    const ledger = await scene.owner('select entry from ledger order by seq')
    const told = ledger.map(({ entry }) => JSON.parse(String(entry)).kind)
    expect(told.filter((kind) => kind.startsWith('router-model.'))).toEqual([
      ...['router-model.published', 'router-model.published'],
      ...['router-model.rolled-back', 'router-model.retired'],
    ])
    expect(second.number).toBe(2)
  })

  it('counts as new what was labelled after the training, also before it was published', async () => {
    label(admin, 'a white light', 'tech')
    const sha256 = await train(admin)
    const { trainedAt } = admin.service.overview().candidate ?? {}
    label(admin, 'a purple light', 'tech')
    await admin.desk.drained()
    expect(await admin.service.publish(sha256)).toMatchObject({ status: 'live', trainedAt })
    await train(admin)
    expect(admin.service.overview().candidate?.newExamples.count).toBe(1)
    await admin.service.rollback(null)
  })

  it('needs the connection, keeps the candidate without it, and publishes it once', async () => {
    label(admin, 'a red light', 'tech')
    const sha256 = await train(admin)
    await admin.desk.drained()
    await proxy.set({ kind: 'refuse' })
    await expect(admin.service.publish(sha256)).rejects.toThrow(code('OFFLINE'))
    // Now it is done, but the answer is lost: nobody knows here.
    await proxy.set({ kind: 'cut-at', text: 'commit', heard: true })
    await expect(admin.service.publish(sha256)).rejects.toThrow(code('OFFLINE'))
    expect(admin.service.overview().candidate?.sha256).toBe(sha256)
    await proxy.set({ kind: 'none' })
    const [one, other] = await Promise.allSettled([
      admin.service.publish(sha256),
      admin.service.publish(sha256),
    ])
    expect(one).toMatchObject({ status: 'fulfilled', value: { sha256, status: 'live' } })
    expect(other).toMatchObject({ status: 'rejected', reason: { code: 'RELEASE_RUNNING' } })
    const rows = await scene.owner('select weights from router_models where weights_sha256 = $1', [
      sha256,
    ])
    expect(rows).toHaveLength(1)
    const weights = String(rows[0]?.weights)
    expect(createHash('sha256').update(weights).digest('hex')).toBe(sha256)
  })

  it('is refused by the database to whoever is no administrator', async () => {
    const manager = await open('manager')
    const before = manager.service.overview().live.id
    await expect(manager.service.publish(await train(manager))).rejects.toThrow(code('FORBIDDEN'))
    await expect(manager.service.rollback(null)).rejects.toThrow(code('FORBIDDEN'))
    await expect(manager.service.rollback(crypto.randomUUID())).rejects.toThrow(
      code('ROUTER_MODEL_NOT_FOUND'),
    )
    expect(manager.service.overview().live.id).toBe(before)
  })
})
