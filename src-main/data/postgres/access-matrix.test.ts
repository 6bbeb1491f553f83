import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groups, type Subject } from './testing/access-people'
import { type AccessWorld, accessMatrix, fixtures, startAccessWorld } from './testing/access-world'

/** Tried by everybody; none of it goes through. */
const escapes = [
  'set role clubos_owner',
  'set session authorization clubos_owner',
  'set session_replication_role = replica',
  'alter role clubos_owner password null',
  'alter role current_user createrole',
  'grant clubos_admin to current_user',
  'create role mine login',
  'create table public.mine (n int)',
  'create temporary table mine (n int)',
  'create schema mine',
  "create function public.mine() returns int language sql as 'select 1'",
  'create extension dblink',
  'select * from pg_authid',
  "select pg_read_file('PG_VERSION')",
  "select lo_import('/etc/passwd')",
  'select lo_create(0)',
  'alter default privileges grant all on tables to public',
  "copy (select 1) to program 'true'",
  "copy (select 1) to '/tmp/clubos-leak'",
  "set log_statement = 'none'",
  'alter database clubos set work_mem = 1000',
  'drop schema public cascade',
]

const tables = [...accessMatrix.tables.keys()]
let world: AccessWorld

beforeAll(async () => {
  world = await startAccessWorld()
})

afterAll(async () => {
  process.stdout.write(`access matrix: ${world.checks.checked.toLocaleString('en')} cells\n`)
  await world.close()
})

const agree = (differences: readonly string[]) => expect(differences.join('\n')).toBe('')

describe('the access matrix', () => {
  it('names every table and view, and no other', () => {
    expect([...tables].sort()).toEqual([...world.catalogue.relations.keys()].sort())
  })

  it('names every function that borrows its owner’s rights, and no function that is not there', () => {
    const signatures = world.catalogue.routines.map(({ signature }) => signature)
    const named = [...accessMatrix.functions.keys()]
    expect(named.filter((signature) => !signatures.includes(signature))).toEqual([])
    const borrowing = world.catalogue.routines.filter(({ borrowsRights }) => borrowsRights)
    const missing = borrowing.filter(({ signature }) => !named.includes(signature))
    expect(missing.map(({ signature }) => signature)).toEqual([])
  })

  it('has a row to try for each kind of row', () => {
    for (const [table, rows] of accessMatrix.tables) {
      expect(rows.map((row) => row.rows).sort(), table).toEqual(
        Object.keys(fixtures[table]?.rows ?? {}).sort(),
      )
    }
  })

  it('limits only columns that exist', () => {
    const unknown = accessMatrix.columns.flatMap(({ table, columns }) => {
      const known = world.catalogue.relations.get(table)?.columns.map(({ name }) => name) ?? []
      return columns.filter((name) => !known.includes(name)).map((name) => `${table}.${name}`)
    })
    expect(unknown).toEqual([])
  })
})

describe.each(tables)('%s', (table) => {
  it('lets people at the rows that the matrix says', async () => {
    agree(await world.checks.rows(table))
  })

  it('lets people at the columns that the matrix says', async () => {
    agree(await world.checks.columns(table))
  })

  it('stays as it is made', async () => {
    agree(await world.checks.refusals(world.subjects.filter(isUnlimited), alterations(table)))
  })
})

describe.each(groups)('a login of %s', (group) => {
  const subjects = () => world.subjects.filter((subject) => subject.group === group)

  it('calls the functions that the matrix says', async () => {
    agree(await world.checks.functions(subjects().filter(isUnlimited)))
  })

  it('cannot become anybody else, nor reach beyond the tables', async () => {
    const others = groups.filter((other) => other !== group)
    agree(
      await world.checks.refusals(subjects(), [
        ...others.map((other) => `set role clubos_${other}`),
        `drop owned by clubos_${group}`,
        ...escapes,
      ]),
    )
  })
})

const isUnlimited = ({ standing }: Subject) => standing === 'unlimited'

function alterations(table: string): readonly string[] {
  const ofAny = [
    `copy (select * from ${table}) to program 'true'`,
    `copy (select * from ${table}) to '/tmp/clubos-leak'`,
  ]
  if (fixtures[table]?.madeIn !== undefined) {
    return [...ofAny, `drop view ${table}`, `create or replace view ${table} as select 1 as id`]
  }
  return [
    ...ofAny,
    `truncate ${table}`,
    `drop table ${table}`,
    `alter table ${table} disable row level security`,
    `alter table ${table} owner to current_user`,
    `create policy mine on ${table} using (true)`,
    `create trigger mine before insert on ${table} execute function suppress_redundant_updates_trigger()`,
    `create index on ${table} ((1))`,
    `lock table ${table} in access exclusive mode`,
    `copy ${table} from program 'true'`,
  ]
}
