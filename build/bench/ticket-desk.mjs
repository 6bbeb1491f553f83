import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { inRepository } from '../bootstrap/folders.mjs'
import { runBundledScript } from '../bundled-script.mjs'
import { request, signIn, whenReady } from './club-session.mjs'
import { withDrivenApp } from './driven-app.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./stage.mjs').Stage} Stage
 */

const patienceMs = 600_000

/**
 * A desk whose copy holds so many tickets, with a vector each.
 * @param {Stage} stage @param {{ tickets: number, say: (text: string) => void }} options
 */
export async function fillDesk(stage, { tickets, say }) {
  say(`  writing ${tickets.toLocaleString('en')} tickets …`)
  await generate(stage, tickets)
  say('  fetching them to the desk …')
  await withDrivenApp(stage.clubos, async ({ page }) => {
    await whenReady(page)
    await signIn(page)
    await whenCopied(page, tickets)
  })
  const data = stage.clubos.env.CLUBOS_DATA_DIR ?? ''
  const seeded = await runBundledScript('src-main/testing/seed-ticket-meanings.ts', [data])
  if (seeded.code !== 0) throw new Error('The tickets got no vectors; the reason is above.')
}

/** @param {Stage} stage @param {number} tickets */
async function generate({ clubos }, tickets) {
  const counts = ['--tickets', `${tickets}`, '--customers', '1', '--conversations', '1']
  const cli = inRepository('out', 'main', 'cli.js')
  const args = [cli, 'demo', 'generate', ...counts]
  const child = spawn(process.execPath, args, {
    env: clubos.env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error('The tickets could not be written; the reason is above.')
}

/** @param {Page} page @param {number} tickets */
async function whenCopied(page, tickets) {
  const deadline = performance.now() + patienceMs
  while (performance.now() < deadline) {
    const { total } = (await request(page, 'tickets.counts')).data
    if (total >= tickets) return
    await sleep(500)
  }
  throw new Error('The tickets did not arrive at the desk.')
}
