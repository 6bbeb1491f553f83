import type { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { type DotCall, openDotProducts } from './dot-products'
import { withDotThreads } from './dot-threads'

const width = 8
const blocks = 3_000

/** Ones times twos, into many blocks. */
function prepared(shared: boolean) {
  const place = (i: number) => ({ at: i * width ** 2, stride: width })
  const dots = openDotProducts({ elements: place(blocks + 2).at, tileColumns: 2, shared })
  dots.floats.fill(1, place(0).at, place(1).at).fill(2, place(1).at, place(2).at)
  const calls = Array.from({ length: blocks }, (_, i): DotCall => {
    const [a, b, c] = [place(0), place(1), place(i + 2)]
    return { a, b, c, rows: width, columns: width, depth: width }
  })
  return {
    dots,
    calls,
    results: () => new Set(dots.floats.subarray(place(2).at, place(blocks + 2).at)),
  }
}

const nextThread = () =>
  new Promise<Worker>((resolve) => {
    process.once('worker', resolve)
  })

const endOf = (thread: Worker) =>
  new Promise<number>((resolve) => {
    thread.once('exit', resolve)
  })

it.each([1, 2, 4])('does every call once with %d threads', (threads) => {
  const { dots, calls, results } = prepared(true)
  withDotThreads(dots, threads, (subtractAll) => {
    for (let round = 0; round < 50; round += 1) subtractAll(calls)
    subtractAll([])
  })
  expect(results()).toEqual(new Set([-2 * width * 50]))
})

it('lets other threads do a part', async () => {
  const { dots, calls } = prepared(true)
  let own = 0
  const run = (...numbers: readonly number[]) => {
    own += 1
    dots.parts.run(...numbers)
  }
  let rounds = 0
  withDotThreads({ ...dots, parts: { ...dots.parts, run } }, 2, (subtractAll) => {
    const until = performance.now() + 50_000
    while (own === rounds * blocks && performance.now() < until) {
      subtractAll(calls)
      rounds += 1
    }
  })
  expect(own).toBeLessThan(rounds * blocks)
})

it('ends its threads with the work, also when that fails', async () => {
  const { dots, calls } = prepared(true)
  for (const fails of [false, true]) {
    const started = nextThread()
    const work = () =>
      withDotThreads(dots, 2, (subtractAll) => {
        subtractAll(calls)
        if (fails) throw new Error('The work failed.')
      })
    if (fails) expect(work).toThrow('The work failed.')
    else work()
    expect(await endOf(await started)).toBe(0)
  }
})

it('does all by itself where no thread can be started', () => {
  const { dots, calls, results } = prepared(false)
  withDotThreads(dots, 2, (subtractAll) => subtractAll(calls))
  expect(results()).toEqual(new Set([-2 * width]))
})
