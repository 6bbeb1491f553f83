import { setTimeout as sleep } from 'node:timers/promises'
import { request } from './club-session.mjs'
import { longestEventLoopDelay, watchEventLoop } from './event-loop.mjs'
import { figure } from './figure.mjs'

const tickets = 1_000
const rounds = 3

/**
 * How long nobody else is answered at a time while so many tickets are changed in one step, and
 * while that is undone.
 * @param {import('./driven-app.mjs').DrivenApp} driven
 * @returns {Promise<import('./figure.mjs').Figure>}
 */
export async function measureBulk({ app, page }) {
  const ids = await newestTickets(page)
  await watchEventLoop(app)
  let value = 0
  for (let round = 0; round < rounds; round += 1) {
    const change = { priority: 'urgent', addTags: [`bench ${round}`] }
    value = Math.max(value, await longest(app, () => changed(page, ids, change)))
    value = Math.max(value, await longest(app, () => request(page, 'tickets.undo')))
  }
  const goal = /** @type {const} */ ({ of: 'value', most: 50 })
  return figure({ name: 'tickets.bulk', value, unit: 'ms', yardstick: 50, goal })
}

/** @param {import('@playwright/test').ElectronApplication} app @param {() => Promise<unknown>} act */
async function longest(app, act) {
  await longestEventLoopDelay(app)
  await act()
  const ms = await longestEventLoopDelay(app)
  // What was changed is sent; that is measured elsewhere.
  await sleep(10_000)
  return ms
}

/** @param {import('@playwright/test').Page} page @param {string[]} ids @param {object} change */
async function changed(page, ids, change) {
  const { data } = await request(page, 'tickets.bulk-edit', { ids, change })
  if (data.changed !== ids.length) throw new Error(`Only ${data.changed} tickets were changed.`)
}

/** @param {import('@playwright/test').Page} page */
async function newestTickets(page) {
  /** @type {string[]} */
  const ids = []
  for (let after; ids.length < tickets; ) {
    const { data } = await request(page, 'tickets.list', { after, limit: 500 })
    ids.push(...data.items.map((/** @type {{ id: string }} */ { id }) => id))
    after = data.next
  }
  return ids
}
