import { runBundledScript } from '../bundled-script.mjs'
import { figure } from './figure.mjs'

/**
 * Figures that a TypeScript file of the repository measures, in a Node process of its own with the
 * app's own code; no window is needed.
 * @param {string} script its path in the repository @param {readonly string[]} args
 * @returns {Promise<import('./figure.mjs').Figure[]>}
 */
export async function measuredBy(script, args = []) {
  const { code, output } = await runBundledScript(script, args)
  if (code !== 0) throw new Error(`${script} failed; the reason is above.`)
  /** @type {Parameters<typeof figure>[0][]} */
  const measured = JSON.parse(output)
  return measured.map(figure)
}
