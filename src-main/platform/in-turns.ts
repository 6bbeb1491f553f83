import { setImmediate as nextTurn } from 'node:timers/promises'

/** So long at a time nobody else has a turn, in milliseconds. */
const turnMs = 5

/**
 * Does something for each, some at a time: what is long must not keep answers waiting.
 * @param isWanted whether to go on, asked after each pause
 */
export async function inTurns<Item>(
  items: Iterable<Item>,
  work: (item: Item) => void,
  isWanted: () => boolean = () => true,
): Promise<void> {
  let began = performance.now()
  for (const item of items) {
    work(item)
    if (performance.now() - began < turnMs) continue
    await nextTurn()
    if (!isWanted()) return
    began = performance.now()
  }
}
