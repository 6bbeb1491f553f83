import { timeToLine } from './app-process.mjs'
import { figure } from './figure.mjs'
import { median } from './samples.mjs'

/** @typedef {import('./stage.mjs').Stage} Stage */

/** @param {Stage} stage */
async function startClubos({ clubos, stopServer }) {
  await stopServer()
  return timeToLine(clubos, 'clubos: window usable after')
}

/** @param {Stage} stage */
const startEmpty = ({ empty }) => timeToLine(empty, 'empty: window painted')

/**
 * From the start of the process to a window that can be used, against an empty window that has
 * painted. They take turns, so that a busy machine slows both.
 * @param {Stage} stage @param {{ runs: number, say: (text: string) => void }} options
 * @returns {Promise<import('./figure.mjs').Figure[]>}
 */
export async function measureStart(stage, { runs, say }) {
  // The first start makes the database; the second one finds the caches warm.
  for (const start of [startClubos, startClubos, startEmpty]) await start(stage)
  /** @type {{ value: number, yardstick: number }[]} */
  const pairs = []
  for (let run = 1; run <= runs; run += 1) {
    const pair = { value: await startClubos(stage), yardstick: await startEmpty(stage) }
    say(`  start ${run}: ${Math.round(pair.value)} ms, empty ${Math.round(pair.yardstick)} ms`)
    pairs.push(pair)
  }
  return [
    figure({
      name: 'start',
      value: median(pairs.map(({ value }) => value)),
      unit: 'ms',
      yardstick: median(pairs.map(({ yardstick }) => yardstick)),
      ratio: median(pairs.map(({ value, yardstick }) => value / yardstick)),
      goal: { of: 'ratio', most: 2.5 },
    }),
  ]
}
