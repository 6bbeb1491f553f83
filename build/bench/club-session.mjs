import { setTimeout as sleep } from 'node:timers/promises'
import { timedRequest } from './in-page.mjs'

/** @typedef {import('@playwright/test').Page} Page */

const readyPatienceMs = 180_000

/**
 * @param {Page} page @param {string} route @param {unknown} [input]
 * @returns {Promise<{ data: any, ms: number }>} ms: as the page sees it
 */
export async function request(page, route, input = {}) {
  const { result, ms } = await page.evaluate(timedRequest, { route, input })
  if (!result.ok) throw new Error(`${route}: ${result.error.message} (${result.error.code})`)
  return { data: result.data, ms }
}

/** Waits for the database and the language model. @param {Page} page */
export async function whenReady(page) {
  const deadline = performance.now() + readyPatienceMs
  while (performance.now() < deadline) {
    const { phase, embedder } = (await request(page, 'system.status')).data
    if (phase.name === 'failed') throw new Error(`ClubOS did not start: ${phase.message}`)
    if (embedder === 'unavailable') throw new Error('The language model did not load.')
    if (phase.name === 'ready' && embedder === 'ready') return
    await sleep(100)
  }
  throw new Error('ClubOS took too long to get ready.')
}

/** As the demo club's operator. @param {Page} page */
export async function signIn(page) {
  const people = (await request(page, 'accounts.demo-people')).data
  const operator = people.find((/** @type {{ role: string }} */ { role }) => role === 'operator')
  await request(page, 'accounts.sign-in', { demoPersonId: operator.id })
  await page.locator('#question').waitFor()
}
