import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { openPostgres, type PostgresDatabase, personUrl } from './connection'
import { ensureLogin, loginRoleFor } from './login-role'
import { migrate } from './migrations'
import { postgresMigrations, startTestServer, type TestServer } from './testing/test-server'

let server: TestServer
const opened: PostgresDatabase[] = []

beforeAll(async () => {
  server = await startTestServer()
  await migrate(server.owner, postgresMigrations)
  await server.owner.transaction((db) =>
    ensureLogin(db, { email: 'Ada@Club.example', role: 'support', password: 'correct horse' }),
  )
})

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close()
})

afterAll(() => server.close())

function open(url: string, statementTimeoutMs?: number): PostgresDatabase {
  const database = openPostgres({
    url,
    logger: silentLogger,
    ...(statementTimeoutMs !== undefined && { statementTimeoutMs }),
  })
  opened.push(database)
  return database
}

describe('signing in', () => {
  it('takes the right password, however the e-mail is written', async () => {
    const database = open(personUrl(server.url, ' ada@CLUB.example ', 'correct horse'))
    await expect(database.check()).resolves.toBeUndefined()
  })

  it.each([
    ['a wrong password', 'ada@club.example', 'wrong'],
    ['an unknown person', 'nobody@club.example', 'correct horse'],
    ['a password with special characters', 'ada@club.example', "'%2f@:/?#é"],
  ])('refuses %s alike', async (_, email, password) => {
    await expect(open(personUrl(server.url, email, password)).check()).rejects.toMatchObject({
      code: 'WRONG_PASSWORD',
      retryable: false,
    })
  })

  it('takes any ASCII password', async () => {
    const password = '%2f@:/?#[]&=+ \'"\\$'
    const email = 'bob@club.example'
    await server.owner.transaction((db) => ensureLogin(db, { email, role: 'kiosk', password }))
    await expect(open(personUrl(server.url, email, password)).check()).resolves.toBeUndefined()
  })

  it('names login roles without looking anybody up', () => {
    expect(loginRoleFor('ada@club.example')).toMatch(/^clubos_p_[0-9a-f]{40}$/)
    expect(loginRoleFor('ADA@club.example ')).toBe(loginRoleFor('ada@club.example'))
  })

  it('says so when the account may not sign in, and when there is no such database', async () => {
    const role = sql.identifier(loginRoleFor('ada@club.example'))
    await server.owner.db.execute(sql`alter role ${role} nologin`)
    const url = personUrl(server.url, 'ada@club.example', 'correct horse')
    await expect(open(url).check()).rejects.toMatchObject({ code: 'ACCESS_REFUSED' })
    await server.owner.db.execute(sql`alter role ${role} login`)
    const elsewhere = Object.assign(new URL(server.url), { pathname: '/none' }).href
    await expect(open(elsewhere).check()).rejects.toMatchObject({ code: 'NO_DATABASE' })
  })
})

describe('a connection that breaks', () => {
  it('is offline, to be tried again, when nothing listens', async () => {
    const url = 'postgres://someone:secret@127.0.0.1:1/clubos'
    await expect(open(url).check()).rejects.toMatchObject({ code: 'OFFLINE', retryable: true })
  })

  it('is offline when the server ends it, and works again afterwards', async () => {
    const database = open(server.url)
    const broken = database.transaction(async (db) => {
      const { rows } = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await server.owner.db.execute(sql`select pg_terminate_backend(${rows[0]?.pid})`)
      await db.execute(sql`select 1`)
    })
    await expect(broken).rejects.toMatchObject({ code: 'OFFLINE', retryable: true })
    await expect(database.check()).resolves.toBeUndefined()
  })

  it('survives the end of idle connections', async () => {
    const database = open(server.url)
    await database.check()
    await server.owner.db.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity
        where backend_type = 'client backend' and state = 'idle' and application_name = 'clubos'
          and pid <> pg_backend_pid()`,
    )
    await expect.poll(() => database.pool.totalCount).toBe(0)
    await expect(database.check()).resolves.toBeUndefined()
  })

  it('is noticed when the line is dead though nobody hung up', async () => {
    const proxy = await startProxy(Number(new URL(server.url).port))
    const url = Object.assign(new URL(server.url), { port: String(proxy.port) }).href
    const database = open(url, 2_000)
    await database.check()
    proxy.freeze()
    await expect(database.check()).rejects.toMatchObject({ code: 'OFFLINE' })
    await proxy.close()
  })

  it('is given up at once when its caller aborts', async () => {
    const database = open(server.url)
    const aborting = new AbortController()
    const { signal } = aborting
    const work = database.transaction((db) => db.execute(sql`select pg_sleep(60)`), { signal })
    await sleep(50)
    aborting.abort()
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' })
    await expect(database.check()).resolves.toBeUndefined()
  })
})

describe('a transaction', () => {
  it('is rolled back when its work throws, whatever it throws', async () => {
    const database = open(server.url)
    await database.db.execute(sql`create table if not exists tried (n int)`)
    const own = new Error('ours')
    const work = database.transaction(async (db) => {
      await db.execute(sql`insert into tried values (1)`)
      throw own
    })
    await expect(work).rejects.toMatchObject({ code: 'INTERNAL', cause: own })
    const { rows } = await database.db.execute(sql`select * from tried`)
    expect(rows).toEqual([])
  })

  it('cannot write through a snapshot', async () => {
    const database = open(server.url)
    const work = database.transaction((db) => db.execute(sql`create table never (n int)`), {
      snapshot: true,
    })
    await expect(work).rejects.toMatchObject({ code: 'DATABASE_ERROR' })
  })

  it('ends statements that take too long', async () => {
    const database = open(server.url, 100)
    const work = database.transaction((db) => db.execute(sql`select pg_sleep(10)`))
    await expect(work).rejects.toMatchObject({ code: 'TIMED_OUT', retryable: true })
  })

  it('keeps values out of what may be logged', async () => {
    const work = open(server.url).transaction((db) =>
      db.execute(sql`insert into nowhere values (${'a guest’s words'})`),
    )
    const error = await work.catch((thrown: unknown) => thrown)
    expect(inspect(error, { depth: 9 })).toContain('insert into nowhere')
    expect(inspect(error, { depth: 9 })).not.toContain('a guest’s words')
  })

  it('tells what a role may not do', async () => {
    const database = open(personUrl(server.url, 'ada@club.example', 'correct horse'))
    const work = database.transaction((db) => db.execute(sql`delete from staff`))
    await expect(work).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

/** Passes bytes on until frozen; then both ends hear nothing more, as when a cable is pulled. */
async function startProxy(target: number) {
  const sockets: Socket[] = []
  const listener = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    sockets.push(near, far)
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) socket.on('error', () => undefined)
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return {
    port: (listener.address() as AddressInfo).port,
    freeze: () => {
      for (const socket of sockets) socket.unpipe().pause()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      listener.close()
    },
  }
}
