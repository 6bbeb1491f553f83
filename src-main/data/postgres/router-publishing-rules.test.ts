import { randomUUID } from 'node:crypto'
import { type Role, roles } from '@shared/accounts/role'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PostgresDatabase } from './connection'
import {
  addAndPublishRouterModel,
  addRouterModel,
  publishRouterModel,
  retireRouterModels,
} from './router-publishing'
import { insertInto, type OneOfEach, oneOfEach, rowsOf, verdictOn } from './testing/as-role'
import { newAdmin } from './testing/club-admins'
import { routerModel } from './testing/knowledge-rows'
import { startTestClub, type TestClub } from './testing/test-club'

let club: TestClub
let people: OneOfEach
let admin: PostgresDatabase
let other: Awaited<ReturnType<typeof newAdmin>>

const forbidden = '42501'
const unknown = '019a0000-0000-7000-8000-000000000000'

beforeAll(async () => {
  club = await startTestClub()
  people = oneOfEach(club)
  admin = people.as('admin')
  other = await newAdmin(club)
})

afterAll(async () => {
  await other.database.close()
  await club.close()
})

beforeEach(() => retireRouterModels(admin))

const newModel = (weight = Math.random()) => ({
  id: randomUUID(),
  metrics: { accuracy: 0.93, perLabel: [{ label: 'customer-info', recall: 0.9 }] },
  weights: JSON.stringify({ weight }),
  trainedAt: new Date().toISOString(),
})

async function added(database = admin): Promise<{ id: string; number: number }> {
  const model = newModel()
  return { id: model.id, number: await addRouterModel(database, model) }
}

const liveModels = () =>
  rowsOf(club.owner, "select id, number from router_models where status = 'live'")

const modelOf = async (id: string) =>
  (await rowsOf(club.owner, `select * from router_models where id = '${id}'`))[0] ?? {}

async function entries(): Promise<readonly Record<string, unknown>[]> {
  const found = await rowsOf(club.owner, 'select entry from ledger order by seq')
  return found.map(({ entry }) => JSON.parse(String(entry)))
}

/** Codes that they are refused with. */
const refusals = (...attempts: readonly Promise<unknown>[]) =>
  Promise.all(
    attempts.map((attempt) =>
      attempt.then(
        () => 'done',
        ({ code }) => code,
      ),
    ),
  )

/** What was said in the ledger meanwhile. */
async function saidBy(work: () => Promise<unknown>) {
  const before = (await entries()).length
  await work()
  return (await entries()).slice(before)
}

describe('adding a router', () => {
  it('gives it the next number, whoever adds at the same time', async () => {
    const first = await added()
    const numbers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => added(at % 2 ? other.database : admin)),
    )
    const sorted = numbers.map(({ number }) => number).sort((a, b) => a - b)
    expect(sorted).toEqual(sorted.map((_, at) => first.number + 1 + at))
  })

  it('keeps who trained it, the hash of its weights and their size, and makes it nobody’s router', async () => {
    const model = { ...newModel(), weights: '{"größer": [1, 2.50]}' }
    await addRouterModel(admin, model)
    expect(await modelOf(model.id)).toMatchObject({
      ...{ trained_by: people.id('admin'), updated_by: people.id('admin'), status: 'trained' },
      ...{ weights: model.weights, bytes: 23, live_weights: null, published_at: null },
    })
  })

  it.each([
    ['keeps when it was trained', -90_000],
    ['keeps what a clock says that is a little ahead', 90_000],
    ['says now where a clock is far ahead', 400_000],
  ])('%s', async (_, ahead) => {
    const before = Date.now()
    const trainedAt = new Date(before + ahead)
    const model = { ...newModel(), trainedAt: trainedAt.toISOString() }
    await addRouterModel(admin, model)
    const kept = Number((await modelOf(model.id)).trained_at)
    if (ahead < 300_000) expect(kept).toBe(trainedAt.getTime())
    else expect(kept).toBeGreaterThanOrEqual(before)
    expect(kept).toBeLessThanOrEqual(Math.max(Date.now(), before + 90_000))
    await addRouterModel(admin, { ...model, trainedAt: new Date().toISOString() })
    expect(Number((await modelOf(model.id)).trained_at)).toBe(kept)
  })

  it('says the same number when it is sent again, and refuses another model under that id', async () => {
    const model = newModel()
    const number = await addRouterModel(admin, model)
    expect(await addRouterModel(admin, model)).toBe(number)
    const changed = { ...model, weights: '{"weight": 2}' }
    await expect(addRouterModel(admin, changed)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect((await added()).number).toBe(number + 1)
  })

  it('takes no number that somebody chose', async () => {
    const chosen = routerModel(people.id('admin'), { number: 900 })
    expect(await verdictOn(admin, chosen)).toBe(forbidden)
  })

  it.each([
    ['weights that are no JSON', { weights: '{' }],
    ['weights that are no object', { weights: '[1]' }],
    ['weights with NUL', { weights: '{"a\0": 1}' }],
    ['a question among the metrics', { metrics: { worst: ['is bay 4 broken?'] } }],
    ['a question as a key', { metrics: { perText: { 'is bay 4 broken?': 1 } } }],
    ['a number of a customer', { metrics: { perText: { a: 'x9025550110' } } }],
    ['an address', { metrics: { by: 'dana@club.example' } }],
    ['a long word', { metrics: { by: 'a'.repeat(41) } }],
    ['endless metrics', { metrics: { confusion: Array(20_000).fill(0.5) } }],
    ['a time that is none', { trainedAt: 'yesterday-ish' }],
  ])('refuses %s', async (_, part) => {
    const attempt = addRouterModel(admin, { ...newModel(), ...part })
    await expect(attempt).rejects.toMatchObject({ code: 'INVALID_VALUE' })
  })

  it('takes numbers, labels and what is nested', async () => {
    const metrics = {
      ...{ accuracy: 0.9, empty: null, done: true, model: 'all-MiniLM-L6-v2' },
      ...{ confusion: [[1, 0], [0]], perLabel: [{ label: 'none', recall: 1e-7 }] },
    }
    await expect(addRouterModel(admin, { ...newModel(), metrics })).resolves.toBeGreaterThan(0)
  })
})

describe('publishing a router', () => {
  it('makes it the live one in place of the one before, and says so in the ledger', async () => {
    const [one, two] = [await added(), await added()]
    await publishRouterModel(admin, one.id)
    const before = await modelOf(one.id)
    const said = await saidBy(() => publishRouterModel(other.database, two.id))
    expect(await liveModels()).toEqual([two])
    const [retired, live] = [await modelOf(one.id), await modelOf(two.id)]
    expect(said).toMatchObject([
      {
        ...{ kind: 'router-model.published', model: two.id, number: two.number, by: other.id },
        ...{ previous: one.id, weights_sha256: live.weights_sha256 },
      },
    ])
    const known = ['at', 'by', 'id', 'kind', 'model', 'number', 'previous', 'seq', 'weights_sha256']
    expect(Object.keys(said[0] ?? {}).sort()).toEqual(known)
    expect(retired).toMatchObject({ status: 'retired', live_weights: null, updated_by: other.id })
    expect(retired.published_at).toEqual(before.published_at)
    expect(live).toMatchObject({ live_weights: live.weights, updated_by: other.id, version: 2 })
    // Desks pull both: what replaces comes after what was replaced.
    expect(Number(retired.sync_seq)).toBeGreaterThan(Number(before.sync_seq))
    expect(Number(live.sync_seq)).toBeGreaterThan(Number(retired.sync_seq))
  })

  it('changes nothing when it is the live one already', async () => {
    const { id } = await added()
    await publishRouterModel(admin, id)
    const before = await modelOf(id)
    expect(await saidBy(() => publishRouterModel(admin, id))).toEqual([])
    expect(await modelOf(id)).toEqual(before)
  })

  it('brings an older one back, and calls that a rollback', async () => {
    const [one, two] = [await added(), await added()]
    await publishRouterModel(admin, one.id)
    const first = await modelOf(one.id)
    await publishRouterModel(admin, two.id)
    const said = await saidBy(() => publishRouterModel(admin, one.id))
    expect(said).toMatchObject([
      { kind: 'router-model.rolled-back', model: one.id, previous: two.id },
    ])
    const back = await modelOf(one.id)
    expect(back).toMatchObject({ status: 'live', weights_sha256: first.weights_sha256 })
    expect(Number(back.published_at)).toBeGreaterThan(Number(first.published_at))
  })

  it('calls it no rollback when the app’s own router was in use', async () => {
    const [one] = [await added(), await added()]
    const said = await saidBy(() => publishRouterModel(admin, one.id))
    expect(said).toMatchObject([{ kind: 'router-model.published', previous: null }])
  })

  it('happens with adding or not at all', async () => {
    const model = newModel()
    const number = await addAndPublishRouterModel(admin, model)
    expect(await liveModels()).toEqual([{ id: model.id, number }])
    // No answer came, so it is sent again.
    expect(await saidBy(() => addAndPublishRouterModel(admin, model))).toEqual([])
    const limited = await newAdmin(club, 'harbour')
    const refused = newModel()
    await expect(addAndPublishRouterModel(limited.database, refused)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await limited.database.close()
    expect(await modelOf(refused.id)).toEqual({})
  })

  it('finds no router that is not there or was deleted', async () => {
    const { id } = await added()
    await club.owner.pool.query(`update router_models set deleted_at = now() where id = '${id}'`)
    for (const missing of [id, unknown]) {
      const attempt = publishRouterModel(admin, missing)
      await expect(attempt).rejects.toMatchObject({ code: 'ROUTER_MODEL_NOT_FOUND' })
    }
    expect(await liveModels()).toEqual([])
  })

  it('is one after the other when two do it at once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [one, two] = [await added(), await added()]
      await retireRouterModels(admin)
      const said = await saidBy(() =>
        Promise.all([
          publishRouterModel(admin, one.id),
          publishRouterModel(other.database, two.id),
        ]),
      )
      const [live, ...more] = await liveModels()
      expect(more).toEqual([])
      expect(said).toHaveLength(2)
      expect(said[0]?.previous).toBeNull()
      expect(said[1]).toMatchObject({ previous: said[0]?.model, model: live?.id })
    }
  })

  it('waits for a transaction under way that changes other rows', async () => {
    const { id } = await added()
    const client = await other.database.pool.connect()
    await client.query('begin')
    await client.query(insertInto('ledger', { id: randomUUID(), entry: { kind: 'test' } }))
    const publishing = publishRouterModel(admin, id)
    await client.query('commit')
    client.release()
    await publishing
    expect(await liveModels()).toMatchObject([{ id }])
  })
})

describe('going back to the router of the app', () => {
  it('leaves none live and says so in the ledger; with none live nothing happens', async () => {
    const { id, number } = await added()
    await publishRouterModel(admin, id)
    const { weights_sha256 } = await modelOf(id)
    const said = await saidBy(() => retireRouterModels(admin))
    const by = people.id('admin')
    expect(said).toMatchObject([
      { kind: 'router-model.retired', model: id, number, weights_sha256, by },
    ])
    expect(await modelOf(id)).toMatchObject({ status: 'retired', live_weights: null })
    expect(await saidBy(() => retireRouterModels(admin))).toEqual([])
  })
})

describe('who decides', () => {
  const notAdmins = roles.filter((role) => role !== 'admin')

  it.each(notAdmins)('never a %s', async (role) => {
    const { id } = await added()
    await publishRouterModel(admin, id)
    const database = people.as(role)
    const codes = await refusals(
      addRouterModel(database, newModel()),
      publishRouterModel(database, id),
      publishRouterModel(database, unknown),
      retireRouterModels(database),
    )
    expect(codes).toEqual(Array(4).fill('FORBIDDEN'))
  })

  it('no administrator of some locations: it is the router of all of them', async () => {
    const limited = await newAdmin(club, 'harbour', 'truro')
    const { id } = await added()
    await publishRouterModel(admin, id)
    const codes = await refusals(
      publishRouterModel(limited.database, (await added()).id),
      retireRouterModels(limited.database),
    )
    expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN'])
    expect(await liveModels()).toMatchObject([{ id }])
    await limited.database.close()
  })

  it('nobody who was suspended, and nobody by an old snapshot', async () => {
    const gone = await newAdmin(club)
    const { id } = await added()
    const publishing = `select clubos_publish_router_model('${id}')`
    expect(await verdictOn(gone.database, publishing)).toBe('ok')
    await club.owner.pool.query(`update staff set status = 'suspended' where id = '${gone.id}'`)
    expect(await verdictOn(gone.database, publishing)).toBe(forbidden)
    await gone.database.close()
    const old = 'set transaction isolation level repeatable read'
    expect(await verdictOn(admin, old, publishing)).toBe(forbidden)
  })

  it('not even an administrator by changing or deleting rows', async () => {
    const { id } = await added()
    for (const statement of [
      `update router_models set status = 'live' where id = '${id}'`,
      `update router_models set published_at = now() where id = '${id}'`,
      `update router_models set weights = '{}' where id = '${id}'`,
      `update router_models set live_weights = '{}' where id = '${id}'`,
      `update router_models set deleted_at = now() where id = '${id}'`,
      `delete from router_models where id = '${id}'`,
      'truncate router_models',
      routerModel(people.id('admin'), { status: 'live' }),
      routerModel(people.id('admin'), { published_at: '2026-11-20T15:00:00Z' }),
      routerModel(people.id('admin'), { live_weights: '{}' }),
      `select clubos_record_router('published', null, '{}')`,
    ]) {
      expect(await verdictOn(admin, statement), statement).toBe(forbidden)
    }
  })

  it('not the owner either about what was trained: the ledger names its hash', async () => {
    const { id } = await added()
    const changed = `update router_models set weights = '{}',
      weights_sha256 = encode(sha256('{}'), 'hex') where id = '${id}'`
    expect(await verdictOn(club.owner, changed)).toBe('23001')
    const numbered = `update router_models set number = 900 where id = '${id}'`
    expect(await verdictOn(club.owner, numbered)).toBe('23001')
  })

  it('the owner brings back what had a number', async () => {
    const [had] = await rowsOf(club.owner, 'select max(number) + 7 as number from router_models')
    const kept = { number: Number(had?.number), id: unknown, status: 'live' }
    const row = routerModel(people.id('admin'), { ...kept, published_at: '2026-11-20T15:00:00Z' })
    await club.owner.pool.query(row)
    expect(await modelOf(unknown)).toMatchObject({ number: kept.number, status: 'live' })
  })
})

describe('what desks hold', () => {
  it.each(roles)(
    'a %s reads all about each model, and the weights of the live one',
    async (role: Role) => {
      const [one, two] = [newModel(), newModel()]
      await addAndPublishRouterModel(admin, one)
      await addAndPublishRouterModel(admin, two)
      const seen = await rowsOf(
        people.as(role),
        `select id, metrics, live_weights from router_models where id in ('${one.id}', '${two.id}') order by number`,
      )
      expect(seen).toEqual([
        { id: one.id, metrics: one.metrics, live_weights: null },
        { id: two.id, metrics: two.metrics, live_weights: two.weights },
      ])
      for (const hidden of ['select weights', 'select *', 'select length(weights)']) {
        expect(await verdictOn(people.as(role), `${hidden} from router_models`)).toBe(forbidden)
      }
    },
  )
})
