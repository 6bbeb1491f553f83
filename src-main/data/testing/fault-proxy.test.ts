import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FaultProxy, startFaultProxy } from './fault-proxy'

let server: Server
let proxy: FaultProxy
let heard = ''
const sockets: Socket[] = []

/** Answers every piece with the same piece. */
beforeEach(async () => {
  heard = ''
  server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      heard += chunk
      socket.write(chunk)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  proxy = await startFaultProxy({ host: '127.0.0.1', port })
})

afterEach(async () => {
  await proxy.close()
  for (const socket of sockets.splice(0)) socket.destroy()
  server.close()
})

interface Client {
  readonly socket: Socket
  /** All that came so far. */
  readonly got: () => string
  /** The code of the error that ended it; `closed` without one, null while it is open. */
  readonly ended: () => string | null
}

async function client(): Promise<Client> {
  const socket = connect(proxy.port, '127.0.0.1')
  sockets.push(socket)
  let got = ''
  let ended: string | null = null
  socket.on('data', (chunk) => {
    got += chunk
  })
  socket.on('error', (error: NodeJS.ErrnoException) => {
    ended = error.code ?? 'error'
  })
  socket.on('close', () => {
    ended ??= 'closed'
  })
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => undefined)
  return { socket, got: () => got, ended: () => ended }
}

const until = (check: () => boolean) => expect.poll(check).toBe(true)

describe('a fault proxy', () => {
  it('carries both ways, large pieces too, until the end', async () => {
    const { socket, got, ended } = await client()
    const text = 'abc'.repeat(1_000_000)
    socket.write(text)
    await until(() => got().length === text.length)
    expect(got()).toBe(text)
    socket.end()
    await until(() => ended() === 'closed')
    await until(() => proxy.open === 0)
  })

  it('names itself in a URL', () => {
    const url = proxy.through('postgresql://me:secret@db.example:5432/club?sslmode=disable')
    expect(url).toBe(`postgresql://me:secret@127.0.0.1:${proxy.port}/club?sslmode=disable`)
  })

  it('refuses new connections, keeps the open ones, and listens again on the same port', async () => {
    const before = await client()
    await proxy.set({ kind: 'refuse' })
    expect((await client()).ended()).toBe('ECONNREFUSED')
    before.socket.write('still here')
    await until(() => before.got() === 'still here')
    await proxy.set({ kind: 'none' })
    const after = await client()
    after.socket.write('back')
    await until(() => after.got() === 'back')
  })

  it('drops new connections', async () => {
    await proxy.set({ kind: 'drop-new' })
    const { ended } = await client()
    await until(() => ended() === 'ECONNRESET' || ended() === 'closed')
  })

  it('cuts what is open', async () => {
    const { ended } = await client()
    await until(() => proxy.open === 1)
    proxy.cut()
    await until(() => ended() === 'ECONNRESET')
  })

  it('swallows everything when half open, and what it swallowed never comes', async () => {
    const { socket, got, ended } = await client()
    await proxy.set({ kind: 'half-open' })
    socket.write('lost')
    await sleep(100)
    await proxy.set({ kind: 'none' })
    socket.write('also lost')
    await sleep(100)
    expect([heard, got(), ended()]).toEqual(['', '', null])
    const fresh = await client()
    fresh.socket.write('new')
    await until(() => fresh.got() === 'new')
  })

  it('does not pass on the end of the server when half open', async () => {
    const { socket, got, ended } = await client()
    socket.write('a')
    await until(() => got() === 'a')
    await proxy.set({ kind: 'half-open' })
    for (const each of sockets) if (each !== socket) each.destroy()
    await sleep(100)
    expect(ended()).toBeNull()
  })

  it('delays each way, and a lost piece by more', async () => {
    await proxy.set({ kind: 'delay', ms: 60 })
    const { socket, got } = await client()
    const started = performance.now()
    socket.write('x')
    await until(() => got() === 'x')
    expect(performance.now() - started).toBeGreaterThanOrEqual(115)
    await proxy.set({ kind: 'delay', ms: 40, lossRate: 1 })
    socket.write('y')
    await until(() => got() === 'xy')
    expect(performance.now() - started).toBeGreaterThanOrEqual(115 + 235)
  })

  it('throttles', async () => {
    await proxy.set({ kind: 'throttle', bytesPerSecond: 100_000 })
    const { socket, got } = await client()
    const started = performance.now()
    socket.write('x'.repeat(10_000))
    await until(() => got().length === 10_000)
    expect(performance.now() - started).toBeGreaterThanOrEqual(190)
  })

  it('cuts after so many bytes of the answer', async () => {
    const { socket, got, ended } = await client()
    await proxy.set({ kind: 'cut-after-answer', bytes: 5 })
    socket.write('123')
    await until(() => got() === '123')
    socket.write('456789')
    await until(() => ended() !== null)
    // A reset may overtake the last bytes, but no more than these get out.
    expect('12345').toContain(got())
  })

  it.each([true, false])(
    'cuts at a text in two pieces, heard by the server: %s',
    async (isHeard) => {
      const { socket, got, ended } = await client()
      socket.setNoDelay(true)
      await proxy.set({ kind: 'cut-at', text: 'commit', heard: isHeard })
      socket.write('COM')
      await until(() => got() === 'COM')
      socket.write('MIT;')
      await until(() => ended() !== null)
      await sleep(50)
      expect(heard).toBe(isHeard ? 'COMMIT;' : 'COM')
      expect(got()).toBe('COM')
    },
  )

  it('breaks off when the server is not there', async () => {
    const closed = await startFaultProxy({ host: '127.0.0.1', port: 1 })
    const socket = connect(closed.port, '127.0.0.1')
    socket.on('error', () => undefined)
    await until(() => socket.destroyed)
    await closed.close()
  })
})
