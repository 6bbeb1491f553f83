import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids'
import {
  addAndPublishRouterModel,
  publishRouterModel,
  retireRouterModels,
} from '../postgres/router-publishing'
import { routerModels, trainingExamples } from '../sqlite/schema/local-routing'
import type { Desk } from './testing/desk'
import { type DeskScene, startDeskScene } from './testing/desk-scene'
import { settled } from './testing/settled'
import { operation, remove, TestDesk, to, update } from './testing/test-desk'

let scene: DeskScene
let operator: Desk
let manager: Desk

beforeAll(async () => {
  scene = await startDeskScene()
  operator = await scene.open({ role: 'operator' })
  manager = await scene.open({ role: 'manager' })
})

afterAll(() => scene.close())

type NewExample = Partial<typeof trainingExamples.$inferInsert>

/** Labels a question at that desk. @returns the example's id */
function label(desk: Desk, fields: NewExample = {}): string {
  const id = newId()
  desk.sync.writer.write((changes) =>
    changes.insert('training_examples', {
      ...{ id, text: 'the screen is dark', label: 'tech', source: 'staff' },
      ...{ labelledBy: desk.the.person.id, labelledAt: desk.sync.clock.now().toISOString() },
      ...fields,
    }),
  )
  return id
}

const shown = ({ local }: Desk, id: string) =>
  local.read.select().from(trainingExamples).where(eq(trainingExamples.id, id)).get()

const relabel = (desk: Desk, id: string, other: 'booking' | 'brand') =>
  desk.sync.writer.write((changes) => changes.update('training_examples', id, { label: other }))

const central = async (id: string) =>
  (await scene.owner('select * from training_examples where id = $1', [id]))[0]

describe('training examples', () => {
  it('are made by operators, from whatever source, and come to all who label', async () => {
    const traceId = 'ab'.repeat(16)
    const ids = [
      label(operator, { source: 'staff' }),
      label(operator, { source: 'feedback', traceId }),
      label(operator, { source: 'correction', traceId, locationId: 'harbour' }),
      label(operator, { source: 'import', text: 'x'.repeat(4_000), label: 'none' }),
    ]
    await operator.drained()
    for (const id of ids) {
      const there = await settled('at the manager', () => shown(manager, id))
      expect(there).toMatchObject({ ...shown(operator, id), labelledBy: operator.the.person.id })
    }
    expect(shown(manager, ids[1] ?? '')).toMatchObject({ traceId, source: 'feedback' })
  })

  it('are labelled anew and taken out by any of them', async () => {
    const id = label(operator)
    await operator.drained()
    await settled('at the manager', () => shown(manager, id))
    relabel(manager, id, 'booking')
    await manager.drained()
    await settled('relabelled', () => shown(operator, id)?.label === 'booking')
    expect(await central(id)).toMatchObject({
      labelled_by: operator.the.person.id,
      updated_by: manager.the.person.id,
    })
    operator.sync.writer.write((changes) => changes.delete('training_examples', id))
    await operator.drained()
    await settled('gone', () => shown(manager, id) === undefined)
    expect((await central(id))?.deleted_at).not.toBeNull()
  })

  it('may say different things about one text, which people settle', async () => {
    const text = 'can I bring my own clubs'
    const ids = [
      label(operator, { text, label: 'booking' }),
      label(operator, { text, label: 'customer-info' }),
      label(manager, { text, label: 'customer-info' }),
    ]
    await Promise.all([operator.drained(), manager.drained()])
    for (const id of ids) await settled('at the operator', () => shown(operator, id))
    expect(operator.sync.deadLetters.list()).toEqual([])
  })

  it('keep both labels as a conflict when two change one at the same time', async () => {
    const desks = [
      await TestDesk.open(scene.club, scene.club.person('operator')),
      await TestDesk.open(scene.club, scene.club.person('manager')),
    ]
    const [first, second] = desks
    const made = operation('insert', 'training_examples', { changes: example(first) })
    const to2 = update(made, { label: ['tech', 'brand'] })
    expect(await first?.outcomes(made)).toEqual(['applied'])
    expect(await first?.outcomes(to2)).toEqual(['applied'])
    expect(await second?.outcomes(update(made, { label: ['tech', 'booking'] }))).toEqual([
      'conflict',
    ])
    expect(await central(made.rowId)).toMatchObject({ label: 'brand' })
  })

  it.each([
    ['support', []],
    ['kiosk', ['harbour']],
  ] as const)('are neither read nor written by %s', async (role, at) => {
    const there = operation('insert', 'training_examples', {
      changes: example(await TestDesk.open(scene.club, scene.club.person('operator'))),
      rowId: label(operator),
    })
    await operator.drained()
    const desk = await TestDesk.open(scene.club, scene.club.person(role, ...at))
    const made = operation('insert', 'training_examples', { changes: example(desk) })
    const outcomes = await desk.outcomes(
      made,
      update(there, { label: ['tech', 'brand'] }),
      remove(there),
    )
    expect(outcomes).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
    const { rows } = await desk.central.pull(0, 1_000_000)
    expect(rows.filter(({ entity }) => entity === 'training_examples')).toEqual([])
    expect(await central(there.rowId)).toMatchObject({ label: 'tech', deleted_at: null })
  })

  it.each([
    ['a label that is none', { label: 'weather' }, 'INVALID'],
    ['a source that is none', { source: 'rumour' }, 'INVALID'],
    ['no text', { text: '' }, 'INVALID'],
    ['a trace that is none', { trace_id: 'today' }, 'INVALID'],
    [
      'somebody else’s name',
      { labelled_by: '019a0000-0000-7000-8000-000000000000' },
      'FORGED_AUTHOR',
    ],
  ])('are refused with %s', async (_, part, code) => {
    const desk = await TestDesk.open(scene.club, scene.club.person('operator'))
    const changes = { ...example(desk), ...to(part) }
    expect(await desk.outcomes(operation('insert', 'training_examples', { changes }))).toEqual([
      code,
    ])
  })
})

const example = (desk: TestDesk | undefined) =>
  to({
    ...{ text: 'the screen is dark', label: 'tech', source: 'staff' },
    ...{ labelled_by: desk?.person.id ?? '', labelled_at: '2026-11-20T12:00:00.000Z' },
  })

describe('published routers', () => {
  it('reach every desk at once, each with the weights of the live one only', async () => {
    const admin = scene.club.as(scene.club.person('admin'))
    const desks = [operator, await scene.open({ role: 'kiosk', at: ['harbour'] })]
    const models = [1, 2].map((weight) => ({
      ...{ id: newId(), metrics: { accuracy: 0.9 }, trainedAt: new Date().toISOString() },
      weights: JSON.stringify({ weight, padding: 'x'.repeat(1_000_000) }),
    }))
    const [one, two] = models.map(({ id }) => id)
    const held = ({ local }: Desk) =>
      local.read
        .select({ id: routerModels.id, weights: routerModels.liveWeights })
        .from(routerModels)
        .orderBy(routerModels.number)
        .all()
    const hold = (...weights: readonly (string | null)[]) => {
      const wanted = JSON.stringify(
        weights.map((each, at) => ({ id: models[at]?.id, weights: each })),
      )
      return Promise.all(
        desks.map((desk) => settled('held', () => JSON.stringify(held(desk)) === wanted)),
      )
    }
    for (const model of models) await addAndPublishRouterModel(admin, model)
    await hold(null, models[1]?.weights ?? '')
    await publishRouterModel(admin, one ?? '')
    await hold(models[0]?.weights ?? '', null)
    await publishRouterModel(admin, two ?? '')
    await retireRouterModels(admin)
    await hold(null, null)
    const [row] = operator.local.read.select().from(routerModels).all()
    expect(row).toMatchObject({ weights: '', bytes: models[0]?.weights.length, status: 'retired' })
  })

  it('cannot be published by a push', async () => {
    const desk = await TestDesk.open(scene.club, scene.club.person('admin'))
    const [row] = await scene.owner('select id, version from router_models limit 1')
    const live = operation('update', 'router_models', {
      ...{ rowId: String(row?.id), baseVersion: Number(row?.version) },
      changes: { status: { from: 'retired', to: 'live' } },
    })
    const gone = { rowId: String(row?.id), baseVersion: Number(row?.version) }
    expect(await desk.outcomes(live, operation('delete', 'router_models', gone))).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
    ])
  })
})
