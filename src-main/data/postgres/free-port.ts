import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { AppError } from '@shared/ipc/app-error'

/** Below the range that systems give to outgoing connections, so that a kept port stays free. */
const range = { from: 20_000, to: 30_000 }

export function randomPort(): number {
  return randomInt(range.from, range.to)
}

/** The port asked for if nothing listens on it, else a random free one. Loopback only. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted, tries = 0; tries < 100; port = randomPort(), tries += 1) {
    if (await isFree(port)) return port
  }
  throw new AppError(
    'NO_PORT',
    'The database finds no free network port on this computer. Close other programs and try again.',
    { retryable: true },
  )
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      probe.close(() => resolve(true))
    })
  })
}
