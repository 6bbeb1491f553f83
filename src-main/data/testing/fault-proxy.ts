import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const host = '127.0.0.1'

/** What the way to the server does from now on, to connections that are open as to new ones. */
export type ProxyFault =
  | { readonly kind: 'none' }
  /** Nobody listens: new connections are refused. Open ones go on. */
  | { readonly kind: 'refuse' }
  /** New connections are accepted and reset at once. Open ones go on. */
  | { readonly kind: 'drop-new' }
  /**
   * Everything is swallowed both ways and no end is passed on, as behind a router that was switched
   * off. Connections that this swallowed something of stay so.
   */
  | { readonly kind: 'half-open' }
  /** Each piece comes later; a lost one, that is the given share, by three times as much. */
  | { readonly kind: 'delay'; readonly ms: number; readonly lossRate?: number }
  | { readonly kind: 'throttle'; readonly bytesPerSecond: number }
  /** Resets a connection when the server has answered so many bytes from now on. */
  | { readonly kind: 'cut-after-answer'; readonly bytes: number }
  /**
   * Resets a connection when the client says this, such as `commit`, in any case: before the server
   * hears it, or after, so that its answer is lost.
   */
  | { readonly kind: 'cut-at'; readonly text: string; readonly heard: boolean }

export interface FaultProxy {
  readonly port: number
  /** The same URL by way of this proxy. */
  through(url: string): string
  set(fault: ProxyFault): Promise<void>
  /** Resets all open connections now. */
  cut(): void
  readonly open: number
  close(): Promise<void>
}

interface Target {
  readonly host: string
  readonly port: number
  /** Between 0 and 1, for lost pieces; give a seeded one where a run has to be repeated. */
  readonly random?: () => number
}

/** A TCP proxy on the loopback that behaves as badly as it is told. */
export async function startFaultProxy(target: Target): Promise<FaultProxy> {
  const state: ProxyState = { fault: { kind: 'none' }, random: target.random ?? Math.random }
  const connections = new Set<Connection>()
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const connection = new Connection(client, target, state)
    connections.add(connection)
    void connection.closed.then(() => connections.delete(connection))
  })
  const port = await listen(server, 0)
  const cut = () => {
    for (const connection of connections) connection.cut()
  }
  return {
    port,
    through: (url) => Object.assign(new URL(url), { hostname: host, port: `${port}` }).href,
    set: async (fault) => {
      state.fault = fault
      for (const connection of connections) connection.restart()
      if (fault.kind === 'refuse') server.close()
      else if (!server.listening) await listen(server, port)
    },
    cut,
    get open() {
      return connections.size
    },
    close: async () => {
      cut()
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  }
}

interface ProxyState {
  fault: ProxyFault
  readonly random: () => number
}

/** Where in a piece the connection ends. */
interface Cut {
  readonly passed: number
}

class Connection {
  readonly closed: Promise<unknown>
  private readonly upstream: Socket
  private answered = 0
  private said = ''
  private dead = false

  constructor(
    private readonly client: Socket,
    target: Target,
    private readonly state: ProxyState,
  ) {
    this.closed = new Promise((resolve) => client.once('close', resolve))
    this.upstream = connect({ host: target.host, port: target.port, allowHalfOpen: true })
    // What one side breaks, the other sees broken.
    client.on('error', () => this.cut())
    this.upstream.on('error', () => this.cut())
    if (state.fault.kind === 'drop-new') this.cut()
    void this.carry(client, this.upstream, (chunk) => this.onSaid(chunk))
    void this.carry(this.upstream, client, (chunk) => this.onAnswered(chunk))
  }

  cut(): void {
    for (const socket of [this.client, this.upstream]) {
      if (socket.connecting) socket.destroy()
      else socket.resetAndDestroy()
    }
  }

  /** Counts from now on. */
  restart(): void {
    this.answered = 0
    this.said = ''
  }

  private async carry(from: Socket, to: Socket, cutAt: (chunk: Buffer) => Cut | null) {
    try {
      // A client that has said everything may still be answered.
      for await (const chunk of from.iterator({ destroyOnReturn: false })) {
        if (!this.swallows()) await this.hold(chunk)
        if (this.swallows()) continue
        const cut = cutAt(chunk)
        await write(to, cut === null ? chunk : chunk.subarray(0, cut.passed))
        if (cut !== null) this.cutAfter(cut)
      }
      if (!this.swallows()) to.end()
    } catch {
      // Broken off by a side: its error event has cut the other one.
      if (!this.swallows()) this.cut()
    }
  }

  /** What the server is to hear must not be overtaken by a reset. */
  private cutAfter({ passed }: Cut): void {
    if (passed === 0) {
      this.cut()
    } else {
      this.client.resetAndDestroy()
      this.upstream.end()
    }
  }

  private swallows(): boolean {
    this.dead ||= this.state.fault.kind === 'half-open'
    return this.dead
  }

  private async hold(chunk: Buffer): Promise<void> {
    const { fault, random } = this.state
    if (fault.kind === 'throttle') await sleep((chunk.length / fault.bytesPerSecond) * 1_000)
    if (fault.kind !== 'delay') return
    const lost = random() < (fault.lossRate ?? 0)
    await sleep(lost ? 3 * fault.ms : fault.ms)
  }

  /** Remembers enough to find a text that comes in two pieces. */
  private onSaid(chunk: Buffer): Cut | null {
    const { fault } = this.state
    if (fault.kind !== 'cut-at') return null
    this.said = (this.said + chunk.toString('latin1')).slice(-(chunk.length + fault.text.length))
    if (!this.said.toLowerCase().includes(fault.text.toLowerCase())) return null
    return { passed: fault.heard ? chunk.length : 0 }
  }

  private onAnswered(chunk: Buffer): Cut | null {
    const { fault } = this.state
    if (fault.kind !== 'cut-after-answer') return null
    const passed = fault.bytes - this.answered
    this.answered += chunk.length
    return chunk.length >= passed ? { passed } : null
  }
}

function write(to: Socket, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    to.write(chunk, (error) => (error ? reject(error) : resolve()))
  })
}

/** @returns the port, of the system's choice if 0 is asked for */
async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
