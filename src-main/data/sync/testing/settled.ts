import { setTimeout as sleep } from 'node:timers/promises'

/** Longest that anything may take to come right by itself, on a busy machine too. */
const patienceMs = 30_000

/**
 * Resolves with the first answer that is not null, undefined or false.
 * @param what for people, should it never come
 */
export async function settled<T>(
  what: string,
  look: () => T | Promise<T>,
  withinMs = patienceMs,
): Promise<T & {}> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const answer = await look()
    if (answer !== null && answer !== undefined && answer !== false) return answer
    if (performance.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`)
    await sleep(10)
  }
}
