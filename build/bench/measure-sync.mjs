import { runBundledScript } from '../bundled-script.mjs'
import { figure } from './figure.mjs'

const script = 'src-main/data/sync/testing/measure-sync.ts'

/**
 * How desks and the database keep together, and what screens ask of a desk's copy. In a Node
 * process with the app's own code and a PostgreSQL of its own; no window is needed.
 * @returns {Promise<import('./figure.mjs').Figure[]>}
 */
export async function measureSync() {
  const { code, output } = await runBundledScript(script, [])
  if (code !== 0) throw new Error('Sync could not be measured; the reason is above.')
  /** @type {Parameters<typeof figure>[0][]} */
  const measured = JSON.parse(output)
  return measured.map(figure)
}
