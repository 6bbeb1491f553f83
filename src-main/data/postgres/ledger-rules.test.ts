import { createHash, randomUUID } from 'node:crypto'
import { roles } from '@shared/accounts/role'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostgresDatabase } from './connection'
import { add, codeOf, openAsWorker, run } from './testing/raw-sql'
import { startTestClub, type TestClub } from './testing/test-club'

const forbidden = '42501'
const insertOnly = '23001'

let club: TestClub
let worker: PostgresDatabase

beforeAll(async () => {
  club = await startTestClub()
  worker = await openAsWorker(club)
})

afterAll(async () => {
  await worker.close()
  await club.close()
})

interface Link {
  readonly seq: string
  readonly entry: string
  readonly prev_hash: string
  readonly hash: string
}

async function chain(database: PostgresDatabase): Promise<readonly Link[]> {
  const rows = await run(database, 'select seq, entry, prev_hash, hash from ledger order by seq')
  return rows as unknown as readonly Link[]
}

/** The definition, spelled out once more: a zero byte, the stored text, the bytes of the hash before. */
const seal = ({ entry, prev_hash }: Link) =>
  createHash('sha256').update('\0').update(entry).update(prev_hash, 'hex').digest('hex')

function expectWhole(links: readonly Link[]): void {
  let before = '0'.repeat(64)
  for (const [at, link] of links.entries()) {
    expect(Number(link.seq)).toBe(at + 1)
    expect(link.prev_hash).toBe(before)
    expect(link.hash).toBe(seal(link))
    before = link.hash
  }
}

describe('the ledger', () => {
  it('is one chain of hashes that a reader of its rows can check, whatever the entries hold', async () => {
    const manager = club.person('manager')
    const id = randomUUID()
    const odd = { kind: 'test', b: 1.5, a: 'é “quoted” \n 𝄞', nested: { z: [1, null], a: true } }
    await add(club.as(manager), 'ledger', { id, entry: JSON.stringify(odd) })
    await add(worker, 'ledger', { entry: '{"kind": "by a worker", "by": "forged", "seq": 99}' })
    const links = await chain(club.as(manager))
    expectWhole(links)
    const [first, second] = links.map(({ entry }) => JSON.parse(entry))
    expect(first).toMatchObject({ ...odd, id, seq: 1, by: manager.id })
    expect(first.at).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(second).toMatchObject({ by: null, seq: 2 })
  })

  it('stays one line under many writers at once', async () => {
    const before = (await chain(club.owner)).length
    const writers = [club.as(club.person('manager')), club.as(club.person('operator')), worker]
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        add(writers[index % 3] ?? worker, 'ledger', { entry: `{"kind": "n${index}"}` }),
      ),
    )
    const links = await chain(club.owner)
    expect(links).toHaveLength(before + 60)
    expectWhole(links)
    const [head] = await run(club.owner, 'select seq, hash from ledger_head')
    expect(head).toEqual({ seq: links.at(-1)?.seq, hash: links.at(-1)?.hash })
  })

  it('has no gap after an entry that was rolled back', async () => {
    const attempt = club.owner.transaction(async (db) => {
      await db.execute(`insert into ledger (id, entry) values (gen_random_uuid(), '{"kind": "x"}')`)
      throw new Error('no')
    })
    await expect(attempt).rejects.toThrow()
    await add(worker, 'ledger', { entry: '{"kind": "after"}' })
    expectWhole(await chain(club.owner))
  })

  it('is not put off its line by an entry that is there already', async () => {
    const operator = club.as(club.person('operator'))
    const id = await add(operator, 'ledger', { entry: '{"kind": "once"}' })
    const again = run(
      operator,
      `insert into ledger (id, entry) values ($1, '{"kind": "twice"}') on conflict do nothing`,
      [id],
    )
    expect(await codeOf(again)).toBe('23505')
    await add(operator, 'ledger', { entry: '{"kind": "after"}' })
    expectWhole(await chain(club.owner))
  })

  it.each([
    "update ledger set entry = '{}'",
    'update ledger set sync_seq = sync_seq + 1',
    'update ledger set hash = prev_hash',
    'delete from ledger',
    'truncate ledger',
    'truncate ledger cascade',
    'delete from ledger_head',
    'truncate ledger_head',
    'update ledger_head set seq = 0',
  ])('refuses even its owner: %s', async (statement) => {
    const before = await chain(club.owner)
    expect(await codeOf(run(club.owner, statement))).toBe(insertOnly)
    expect(await chain(club.owner)).toEqual(before)
  })

  it('refuses its owner while triggers are off for a restore', async () => {
    const code = await codeOf(
      run(club.owner, 'set session_replication_role = replica; delete from ledger'),
    )
    await run(club.owner, 'reset session_replication_role')
    expect(code).toBe(insertOnly)
  })

  it.each(roles)('lets a %s add at most, and never choose place or hash', async (role) => {
    const person = role === 'kiosk' ? club.person('kiosk', 'harbour') : club.person(role)
    const database = club.as(person)
    for (const statement of [
      "update ledger set entry = '{}'",
      'delete from ledger',
      'truncate ledger',
      'update ledger_head set seq = 0',
      `insert into ledger (id, entry, hash) values (gen_random_uuid(), '{"kind": "x"}', 'x')`,
      `insert into ledger (id, entry, seq) values (gen_random_uuid(), '{"kind": "x"}', 1)`,
    ]) {
      expect(await codeOf(run(database, statement)), statement).toBe(forbidden)
    }
    const adds = codeOf(add(database, 'ledger', { entry: '{"kind": "x"}' }))
    expect(await adds).toBe(role === 'kiosk' || role === 'support' ? forbidden : '')
  })

  it.each(['[]', '"text"', '{}', 'null'])('takes no entry without a kind: %s', async (entry) => {
    expect(await codeOf(add(worker, 'ledger', { entry }))).toBe('23514')
  })
})
