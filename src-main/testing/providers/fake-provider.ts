import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type {
  PlainScript,
  ProviderBehaviour,
  ProviderRequest,
  ProviderScript,
  TextScript,
} from './provider-script'
import { piecesOf } from './provider-script'

/** How one provider writes. Frames are whole server-sent events. */
export interface ProviderProtocol {
  readonly path: string
  /** The text fields of a request, or the reason why the real one would refuse it. */
  read(body: unknown, headers: Readonly<Record<string, string>>): ReadRequest | PlainScript
  before(request: ProviderRequest, script: TextScript): readonly string[]
  piece(request: ProviderRequest, text: string): string
  after(request: ProviderRequest, script: TextScript): readonly string[]
  readonly ping: string
  errorBody(status: number): string
}

export type ReadRequest = Omit<ProviderRequest, 'path' | 'headers' | 'body'>

export interface FakeProvider {
  /** As a base URL for the provider's SDK. */
  readonly url: string
  readonly requests: readonly ProviderRequest[]
  /** How many answers the caller hung up on. */
  readonly hungUp: number
  answerWith(behaviour: ProviderBehaviour): void
  close(): Promise<void>
}

interface Options {
  readonly protocol: ProviderProtocol
  readonly behaviour: ProviderBehaviour
  /** 0: any that is free. */
  readonly port?: number
  readonly basePath?: string
}

/** A provider on this machine: real HTTP, no model. */
export async function startFakeProvider(options: Options): Promise<FakeProvider> {
  const { protocol, port = 0, basePath = '' } = options
  const requests: ProviderRequest[] = []
  let { behaviour } = options
  let hungUp = 0
  const server = createServer((message, response) => {
    response.on('close', () => {
      if (!response.writableFinished && !response.errored) hungUp += 1
    })
    answer(message, response).catch(() => response.destroy())
  })
  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(message)
    const request = readRequest(protocol, message, body)
    if ('kind' in request) return playPlain(protocol, request, response)
    requests.push(request)
    const script = behaviour(request, requests.length - 1)
    await play({ protocol, request, response }, script)
  }
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${basePath}`,
    requests,
    get hungUp() {
      return hungUp
    },
    answerWith: (next) => {
      behaviour = next
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      if (server.listening) await once(server, 'close')
    },
  }
}

async function textOf(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

function readRequest(
  protocol: ProviderProtocol,
  message: IncomingMessage,
  body: string,
): ProviderRequest | PlainScript {
  const path = message.url ?? ''
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
  )
  if (message.method !== 'POST' || path !== protocol.path) return { kind: 'plain', status: 404 }
  const read = protocol.read(JSON.parse(body), headers)
  return 'kind' in read ? read : { ...read, path, headers, body }
}

interface Exchange {
  readonly protocol: ProviderProtocol
  readonly request: ProviderRequest
  readonly response: ServerResponse
}

async function play(exchange: Exchange, script: ProviderScript): Promise<void> {
  const { protocol, response } = exchange
  if (script.kind === 'hang-up') return breakOff(response)
  if (script.kind === 'plain') return playPlain(protocol, script, response)
  await sleep(script.headDelayMs ?? 0)
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  response.flushHeaders()
  const write = writer(response, script.byteDelayMs ?? 0)
  if (script.kind === 'text') return stream({ ...exchange, script, write })
  for (const frame of script.frames) {
    await sleep(script.pieceDelayMs ?? 0)
    await write(frame)
  }
  response.end()
}

async function playPlain(
  protocol: ProviderProtocol,
  script: PlainScript,
  response: ServerResponse,
): Promise<void> {
  await sleep(script.headDelayMs ?? 0)
  response.writeHead(script.status, { 'content-type': 'application/json', ...script.headers })
  response.end(script.body ?? protocol.errorBody(script.status))
}

interface Stream extends Exchange {
  readonly script: TextScript
  readonly write: (text: string) => Promise<void>
}

async function stream(options: Stream): Promise<void> {
  const { protocol, request, script, response, write } = options
  for (const frame of protocol.before(request, script)) await write(frame)
  const pieces = piecesOf(script)
  for (const [n, text] of pieces.entries()) {
    await sleep(script.pieceDelayMs ?? 0)
    if (script.pings) await write(protocol.ping)
    const frame = protocol.piece(request, text)
    if (n === script.cutAfter) return cut(options, frame)
    await write(frame)
  }
  if (script.endless) return forever(options, pieces.at(-1) ?? 'more ')
  for (const frame of protocol.after(request, script)) await write(frame)
  response.end()
}

async function cut({ script, response, write }: Stream, frame: string): Promise<void> {
  if (script.cutInJson) await write(frame.slice(0, Math.ceil(frame.length / 2)))
  // What was written has to leave first: a broken connection takes it along otherwise.
  await sleep(20)
  breakOff(response)
}

/** With an error, so that it does not count as the caller's hanging up. */
function breakOff(response: ServerResponse): void {
  response.destroy(new Error('broken off by the script'))
}

async function forever({ protocol, request, response, write }: Stream, text: string) {
  while (!response.destroyed) {
    await write(protocol.piece(request, text))
    await sleep(1)
  }
}

function writer(response: ServerResponse, byteDelayMs: number): (text: string) => Promise<void> {
  return async (text) => {
    const bytes = Buffer.from(text, 'utf8')
    if (byteDelayMs === 0) return void (response.destroyed || response.write(bytes))
    for (const byte of bytes) {
      if (response.destroyed) return
      response.write(Buffer.of(byte))
      await sleep(byteDelayMs)
    }
  }
}
