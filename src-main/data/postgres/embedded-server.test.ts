import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { EmbeddedServer } from './embedded-server'
import { isPostgres, readPostmaster } from './postmaster-pid'
import { killHard, runChild } from './testing/child-process'
import { temporaryFolder } from './testing/test-server'

// Making a cluster takes a second; most tests can go on with the one before them.
const folder = temporaryFolder()
const started: EmbeddedServer[] = []

async function stopAll(): Promise<void> {
  for (const server of started.splice(0)) await server.stop()
}

afterEach(stopAll)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function newServer(dataDir = folder): EmbeddedServer {
  const server = new EmbeddedServer({ dataDir, logger: silentLogger })
  started.push(server)
  return server
}

async function ask(url: string, query: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: query, rowMode: 'array' })).rows[0]?.[0]
  } finally {
    await client.end()
  }
}

const data = () => join(folder, 'postgres', 'data')
const serverPid = () => readPostmaster(data())?.pid ?? 0

describe('EmbeddedServer', () => {
  it('keeps data, port and password from start to start', async () => {
    const server = newServer()
    const first = await server.start()
    await ask(first.url, "create table started as select 'here' as text")
    expect(server.isRunning()).toBe(true)
    await server.stop()
    expect(server.isRunning()).toBe(false)
    expect(existsSync(join(data(), 'postmaster.pid'))).toBe(false)
    const second = await newServer().start()
    expect(second).toEqual(first)
    expect(await ask(second.url, 'select text from started')).toBe('here')
  })

  it('listens on the loopback address only and asks everybody for a password', async () => {
    const { url } = await newServer().start()
    expect(await ask(url, 'show listen_addresses')).toBe('127.0.0.1')
    expect(await ask(url, 'show unix_socket_directories')).toBe('')
    expect(await ask(url, 'show fsync')).toBe('on')
    const methods = "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"
    expect(await ask(url, methods)).toBe('scram-sha-256')
    expect(statSync(join(folder, 'postgres', 'owner.json')).mode & 0o777).toBe(0o600)
    const withoutPassword = Object.assign(new URL(url), { password: 'guessed' }).href
    await expect(ask(withoutPassword, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  it.runIf(process.platform === 'linux')(
    'tells the server none of our settings and keys',
    async () => {
      vi.stubEnv('CLUBOS_DATABASE_URL', 'postgres://secret')
      vi.stubEnv('SOME_API_KEY', 'secret')
      vi.stubEnv('PGOPTIONS', '-c work_mem=64kB')
      await newServer().start()
      vi.unstubAllEnvs()
      const names = readFileSync(`/proc/${serverPid()}/environ`, 'utf8')
        .split('\0')
        .map((entry) => entry.split('=')[0] ?? '')
        .filter((name) => name !== '')
      expect(names).toContain('PATH')
      expect(names.filter((name) => /CLUBOS|KEY|HOME|PGOPTIONS/.test(name))).toEqual([])
    },
  )

  it('is shared: whoever comes later finds it running, the last one out stops it', async () => {
    const [one, other] = [newServer(), newServer()]
    const [first, second] = await Promise.all([one.start(), other.start()])
    expect(second).toEqual(first)
    await one.stop()
    expect(await ask(first.url, 'select 1')).toBe(1)
    await other.stop()
    await expect(ask(first.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('outlives a killed process and is taken over by the next', async () => {
    const script = join(import.meta.dirname, 'testing', 'server-child.ts')
    const child = await runChild(script, [folder])
    const before = serverPid()
    await killHard(child.process)
    expect(isPostgres(before)).toBe(true)
    const server = newServer()
    const { port, url } = await server.start()
    expect({ port }).toEqual(child.said)
    expect(serverPid()).toBe(before)
    expect(await ask(url, 'select text from kept')).toBe('committed')
    await server.stop()
    expect(isPostgres(before)).toBe(false)
  })

  it('notices that the server died and starts it again with everything committed', async () => {
    const server = newServer()
    const first = await server.start()
    await ask(first.url, "create table survived as select 'here' as text")
    process.kill(serverPid(), 'SIGKILL')
    await expect.poll(() => server.isRunning()).toBe(false)
    const second = await server.start()
    expect(second.port).toBe(first.port)
    expect(await ask(second.url, 'select text from survived')).toBe('here')
  })

  it('is not misled by a process that got the number of a killed server', async () => {
    const server = newServer()
    await server.start()
    const content = readFileSync(join(data(), 'postmaster.pid'), 'utf8')
    await server.stop()
    const withOurs = [process.pid, ...content.split('\n').slice(1)].join('\n')
    writeFileSync(join(data(), 'postmaster.pid'), withOurs)
    const { url } = await newServer().start()
    expect(await ask(url, 'select 1')).toBe(1)
  })

  it('moves to another port when something else has taken its own', async () => {
    const server = newServer()
    const { port } = await server.start()
    await server.stop()
    const intruder = createServer().listen(port, '127.0.0.1')
    await once(intruder, 'listening')
    const moved = await newServer().start()
    intruder.close()
    expect(moved.port).not.toBe(port)
    expect(await ask(moved.url, 'select 1')).toBe(1)
  })

  it('begins anew after a first start that was cut off', async () => {
    const fresh = temporaryFolder()
    mkdirSync(join(fresh, 'postgres-new-1234', 'data'), { recursive: true })
    mkdirSync(join(fresh, 'postgres', 'data'), { recursive: true })
    writeFileSync(join(fresh, 'postgres', 'data', 'half'), '')
    const { url } = await newServer(fresh).start()
    expect(await ask(url, 'select 1')).toBe(1)
    const names = readdirSync(fresh).join()
    expect(names).not.toContain('-new-')
    expect(names).toContain('postgres-incomplete-')
    await stopAll()
    rmSync(fresh, { recursive: true })
  })

  it('says what to do when the data is of another major version', async () => {
    const versionFile = join(data(), 'PG_VERSION')
    const version = readFileSync(versionFile, 'utf8')
    writeFileSync(versionFile, '17\n')
    await expect(newServer().start()).rejects.toMatchObject({
      code: 'POSTGRES_MAJOR_CHANGED',
      message: expect.stringContaining('PostgreSQL 17'),
    })
    writeFileSync(versionFile, version)
  })

  it('says in a sentence that it has no rights', async () => {
    // A file that the server's account cannot read is what a changed owner looks like to it.
    const settings = join(data(), 'postgresql.conf')
    renameSync(settings, `${settings}.kept`)
    mkdirSync(settings, { mode: 0o000 })
    await expect(newServer().start()).rejects.toMatchObject({ code: 'NO_RIGHTS' })
    rmdirSync(settings)
    renameSync(`${settings}.kept`, settings)
  })

  it.runIf(process.getuid?.() === 0)(
    'as root keeps the data elsewhere when the server could not reach the data folder',
    async () => {
      const closed = temporaryFolder()
      chmodSync(closed, 0o700)
      const first = await newServer(closed).start()
      const memory = join(closed, 'postgres-location.json')
      const place: string = JSON.parse(readFileSync(memory, 'utf8')).folder
      expect(place).toMatch(/^\/var\/lib\/clubos\/postgres-/)
      await stopAll()
      chmodSync(closed, 0o755)
      expect(await newServer(closed).start()).toEqual(first)
      await stopAll()
      rmSync(place, { recursive: true })
      rmSync(closed, { recursive: true })
    },
  )
})
