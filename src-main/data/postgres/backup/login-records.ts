import { escapeIdentifier, escapeLiteral, type PoolClient } from 'pg'
import { toDatabaseError } from '../database-error'
import { type BackupLogins, type LoginRecord, loginRecord } from './backup-contents'

const groupPattern = '^clubos_(kiosk|support|operator|manager|admin|worker)$'

/** The login roles of everybody on the staff, with what their passwords are checked against. */
export async function readLogins(client: PoolClient): Promise<BackupLogins> {
  const withPasswords = await mayReadPasswords(client)
  const verifier = withPasswords
    ? `(select case when a.rolpassword like 'SCRAM-SHA-256$%' then a.rolpassword end
        from pg_authid a where a.oid = r.oid)`
    : 'null::text'
  const { rows } = await client.query(
    `select r.rolname as name, r.rolcanlogin as "canLogin", r.rolconnlimit as "connectionLimit",
      coalesce(r.rolvaliduntil, 'infinity')::text as "validUntil", ${verifier} as verifier, ${groupsOf} as groups
    from pg_roles r
    where r.rolname in (select pg_role from public.staff) and r.rolname ~ '^clubos_p_[0-9a-f]{40}$'
    order by r.rolname`,
    [groupPattern],
  )
  return { withPasswords, people: rows.map((row) => loginRecord.parse(row)) }
}

const groupsOf = `array(select g.rolname::text from pg_auth_members m
  join pg_roles g on g.oid = m.roleid
  where m.member = r.oid and g.rolname ~ $1 order by 1)`

async function mayReadPasswords(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    "select has_table_privilege('pg_catalog.pg_authid', 'select') as may",
  )
  return rows[0]?.may === true
}

/** Names of the login roles of everybody on the staff; none where there is no staff. */
export async function staffRoles(client: PoolClient): Promise<readonly string[]> {
  const found = await client.query("select to_regclass('public.staff') as name")
  if (found.rows[0]?.name === null) return []
  const { rows } = await client.query<{ name: string }>(
    "select pg_role as name from public.staff where pg_role ~ '^clubos_p_[0-9a-f]{40}$'",
  )
  return rows.map(({ name }) => name)
}

/**
 * Makes login roles be as they were. Where the owner may not, the rest goes on.
 * @returns names of those that could not be brought back
 */
export async function writeLogins(
  client: PoolClient,
  people: readonly LoginRecord[],
): Promise<readonly string[]> {
  const failed: string[] = []
  for (const person of people) {
    if (!(await ifAllowed(client, () => writeLogin(client, person)))) failed.push(person.name)
  }
  return failed
}

/** People whom the restored club does not know keep no rights from the club that it replaces. */
export async function dismissLogins(client: PoolClient, names: readonly string[]): Promise<void> {
  for (const name of names) await ifAllowed(client, () => setGroups(client, name, []))
}

async function writeLogin(client: PoolClient, person: LoginRecord): Promise<void> {
  const name = escapeIdentifier(person.name)
  const wanted = {
    login: person.canLogin ? 'login' : 'nologin',
    limit: `connection limit ${person.connectionLimit}`,
    until: `valid until ${escapeLiteral(person.validUntil)}`,
    password: person.verifier === null ? '' : `password ${escapeLiteral(person.verifier)}`,
  }
  const has = (await attributesOf(client, person.name)) ?? (await create(client, name))
  const changes = Object.values(wanted).filter((each) => each !== '' && !has.includes(each))
  if (changes.length > 0) await client.query(`alter role ${name} ${changes.join(' ')}`)
  await setGroups(client, person.name, person.groups)
}

/** In the words of ALTER ROLE; null: there is no such role. */
async function attributesOf(client: PoolClient, name: string): Promise<readonly string[] | null> {
  const { rows } = await client.query<{ login: string; limit: string; until: string }>(
    `select case when rolcanlogin then 'login' else 'nologin' end as login,
      'connection limit ' || rolconnlimit as limit,
      'valid until ' || quote_literal(coalesce(rolvaliduntil, 'infinity')::text) as until
    from pg_roles where rolname = $1`,
    [name],
  )
  return rows[0] === undefined ? null : Object.values(rows[0])
}

async function create(client: PoolClient, name: string): Promise<readonly string[]> {
  await client.query(`create role ${name}`)
  return ['nologin', 'connection limit -1', "valid until 'infinity'"]
}

async function setGroups(
  client: PoolClient,
  name: string,
  wanted: readonly string[],
): Promise<void> {
  const { rows } = await client.query<{ group: string }>(
    `select g.rolname as group from pg_auth_members m join pg_roles g on g.oid = m.roleid
      join pg_roles r on r.oid = m.member where r.rolname = $1 and g.rolname ~ $2`,
    [name, groupPattern],
  )
  const has = rows.map(({ group }) => group)
  const role = escapeIdentifier(name)
  for (const group of has.filter((each) => !wanted.includes(each))) {
    await client.query(`revoke ${escapeIdentifier(group)} from ${role}`)
  }
  for (const group of wanted.filter((each) => !has.includes(each))) {
    await client.query(`grant ${escapeIdentifier(group)} to ${role}`)
  }
}

/** Whether it was allowed; what was done of it otherwise is undone. */
async function ifAllowed(client: PoolClient, work: () => Promise<void>): Promise<boolean> {
  await client.query('savepoint login')
  try {
    await work()
    await client.query('release savepoint login')
    return true
  } catch (error) {
    if (toDatabaseError(error).code !== 'FORBIDDEN') throw error
    await client.query('rollback to savepoint login')
    return false
  }
}
