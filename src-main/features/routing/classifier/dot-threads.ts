import { Worker } from 'node:worker_threads'
import { type DotCall, type DotProducts, isEmpty, numbersOf, numbersPerCall } from './dot-products'

/** Runs calls that neither write what another reads nor write to the same place. */
export type SubtractAll = (calls: readonly DotCall[]) => void

/** Counters at the head of the queue; the calls follow. */
const counters = { round: 0, left: 1, unfinished: 2 }
const head = 3
const mostCalls = 2_048
const ended = -1

/**
 * Other threads take calls from the queue as this one does. It does not matter which thread takes
 * which call, so the results are the same with any number of threads: byte by byte.
 * A text, not a file, since bundles, tests and the command line would each look elsewhere for one.
 */
const threadSource = `
const { module, memory, queue } = require('node:worker_threads').workerData
const { run } = new WebAssembly.Instance(module, { host: { memory } }).exports
for (let round = Atomics.load(queue, 0); round !== ${ended}; round = Atomics.load(queue, 0)) {
  for (let at = Atomics.sub(queue, 1, 1); at > 0; at = Atomics.sub(queue, 1, 1)) {
    const start = ${head} + (at - 1) * ${numbersPerCall}
    run(...queue.subarray(start, start + ${numbersPerCall}))
    if (Atomics.sub(queue, 2, 1) === 1) Atomics.notify(queue, 2)
  }
  Atomics.wait(queue, 0, round)
}`

/**
 * Lends threads to some work; they end with it. Where none can be started, this thread does all.
 * @param dots in shared memory, if `threads` is more than 1
 */
export function withDotThreads<Result>(
  dots: DotProducts,
  threads: number,
  work: (subtractAll: SubtractAll) => Result,
): Result {
  const size = head + mostCalls * numbersPerCall
  const queue = new Int32Array(new SharedArrayBuffer(size * Int32Array.BYTES_PER_ELEMENT))
  for (let i = 1; i < threads; i += 1) startThread(dots, queue)
  try {
    return work((calls) => {
      const full = calls.filter((call) => !isEmpty(call))
      for (let start = 0; start < full.length; start += mostCalls) {
        runAll(queue, dots, full.slice(start, start + mostCalls))
      }
    })
  } finally {
    Atomics.store(queue, counters.round, ended)
    Atomics.notify(queue, counters.round)
  }
}

function startThread({ parts: { module, memory } }: DotProducts, queue: Int32Array) {
  try {
    const workerData = { module, memory, queue }
    const worker = new Worker(threadSource, { eval: true, execArgv: [], workerData })
    worker.on('error', () => undefined)
    worker.unref()
  } catch {
    // Slower, not wrong.
  }
}

function runAll(queue: Int32Array, dots: DotProducts, calls: readonly DotCall[]) {
  calls.forEach((call, i) => {
    queue.set(numbersOf(call), head + i * numbersPerCall)
  })
  Atomics.store(queue, counters.unfinished, calls.length)
  // A thread that comes late finds none left, or takes one of the new calls.
  Atomics.store(queue, counters.left, calls.length)
  Atomics.add(queue, counters.round, 1)
  Atomics.notify(queue, counters.round)
  takeCalls(queue, dots)
  awaitOthers(queue)
}

function takeCalls(queue: Int32Array, { parts: { run } }: DotProducts) {
  for (
    let at = Atomics.sub(queue, counters.left, 1);
    at > 0;
    at = Atomics.sub(queue, counters.left, 1)
  ) {
    const start = head + (at - 1) * numbersPerCall
    run(...queue.subarray(start, start + numbersPerCall))
    Atomics.sub(queue, counters.unfinished, 1)
  }
}

function awaitOthers(queue: Int32Array) {
  let unfinished = Atomics.load(queue, counters.unfinished)
  while (unfinished > 0) {
    Atomics.wait(queue, counters.unfinished, unfinished)
    unfinished = Atomics.load(queue, counters.unfinished)
  }
}
