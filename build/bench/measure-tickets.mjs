import { setTimeout as sleep } from 'node:timers/promises'
import { request, signIn, whenReady } from './club-session.mjs'
import { withDrivenApp } from './driven-app.mjs'
import { withEmbeddingThread } from './embedding-thread.mjs'
import { figure } from './figure.mjs'
import { longestTask, shown, timeStatusRequests, watchForChange, watchTasks } from './in-page.mjs'
import { measureBulk } from './measure-bulk.mjs'
import { quantile } from './samples.mjs'
import { fillDesk } from './ticket-desk.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./figure.mjs').Figure} Figure
 * @typedef {{ value: number, yardstick: number, task: number }} Sample
 */

const tickets = 100_000
const rounds = 5
const viewNames = [
  'Mine',
  'Unassigned',
  'Waiting',
  'Due and late',
  'Recently resolved',
  'Everything',
]
const heads = ['title', 'priority', 'status', 'location', 'assignee', 'created']
const words = ['projector', 'door', 'screen', 'restarts', 'supplier', 'washroom', 'sound', 'wifi']
const symptoms = [
  'screen goes dark after a swing',
  'nobody can get in at night',
  'ball flight looks wrong',
  'it is freezing in here',
  'water on the floor near the sinks',
  'players hear nothing',
  'computer keeps starting again',
  'we are running out of towels',
]
const list = '#ticket-list [role="rowgroup"]'
const title = 'section[aria-label="Ticket"] h2'
/** In a row, in pixels. */
const titleAt = { x: 120, y: 12 }
/** A screen's work, from the key press to what is seen. */
const goal = /** @type {const} */ ({ of: 'value', most: 50 })

/**
 * What a person does with a list of a hundred thousand tickets, from the press to the frame that
 * shows it, against plain requests that take turns with it.
 * @param {import('./stage.mjs').Stage} stage @param {{ say: (text: string) => void }} options
 * @returns {Promise<Figure[]>}
 */
export async function measureTickets(stage, { say }) {
  await fillDesk(stage, { tickets, say })
  return withDrivenApp(stage.clubos, ({ app, page }) =>
    withEmbeddingThread(async (timeEmbedding) => {
      await whenReady(page)
      await signIn(page)
      await page
        .getByRole('link', { name: /Tickets/ })
        .first()
        .click()
      await page.locator(`${list} [role="row"]`).first().waitFor()
      // Vectors are read, and the desk comes to rest.
      await sleep(15_000)
      await page.evaluate(watchTasks)
      const figures = await measureList(page)
      return [
        ...figures,
        ...(await measureMeaning(page, timeEmbedding)),
        await measureBulk({ app, page }),
      ]
    }),
  )
}

/** @param {Page} page */
async function measureList(page) {
  const views = page.getByRole('navigation', { name: 'Views' })
  const tab = (/** @type {string} */ name) =>
    views.getByRole('button', { name: new RegExp(`^${name}`) })
  const head = (/** @type {string} */ name) => page.getByRole('button', { name: `Sort by ${name}` })
  const box = page.locator('search input')
  const filter = await each(page, viewNames, (name) => changed(page, list, () => tab(name).click()))
  const sort = await each(page, heads, (name) => changed(page, list, () => head(name).click()))
  const search = await each(page, words, (word) => changed(page, list, () => box.fill(word)))
  await changed(page, list, () => box.fill(''))
  const rows = page.locator(`${list} [role="row"]`)
  const open = await each(page, [1, 2, 3, 4, 5, 6, 7, 8], (at) =>
    changed(page, title, () => rows.nth(at).click({ position: titleAt })),
  )
  const scroll = await scrolled(page)
  return [
    ...timed('filter', filter),
    ...timed('sort', sort),
    ...timed('search', search),
    ...timed('open', open),
    scroll,
  ]
}

/**
 * @template Item
 * @param {Page} page @param {readonly Item[]} items @param {(item: Item) => Promise<number>} act
 * @returns {Promise<Sample[]>}
 */
async function each(page, items, act) {
  /** @type {Sample[]} */
  const samples = []
  for (let round = 0; round < rounds; round += 1) {
    for (const item of items) {
      await page.evaluate(longestTask)
      const value = await act(item)
      const task = await page.evaluate(longestTask)
      const [yardstick = Number.NaN] = await page.evaluate(timeStatusRequests, 1)
      samples.push({ value, yardstick, task })
    }
  }
  // The first round finds nothing compiled and nothing in memory.
  return samples.slice(items.length)
}

/**
 * From the press to the frame after something else is shown there.
 * @param {Page} page @param {string} selector @param {() => Promise<void>} act
 * @returns {Promise<number>} milliseconds
 */
async function changed(page, selector, act) {
  await page.evaluate(watchForChange, selector)
  await act()
  const ms = await page.evaluate(shown)
  // What follows the first rows, such as counts, belongs to no other sample.
  await sleep(150)
  return ms
}

/** @param {Page} page @returns {Promise<Figure>} the longest task while the list runs by */
async function scrolled(page) {
  const box = await page.locator('#ticket-scroll').boundingBox()
  if (box === null) throw new Error('There is no list to scroll.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.evaluate(longestTask)
  for (let step = 0; step < 120; step += 1) {
    await page.mouse.wheel(0, 900)
    await sleep(16)
  }
  const value = await page.evaluate(longestTask)
  return figure({ name: 'tickets.scroll.task', value, unit: 'ms', yardstick: 50, goal })
}

/** @param {string} name @param {readonly Sample[]} samples */
function timed(name, samples) {
  const of = (/** @type {'value' | 'yardstick' | 'task'} */ part, /** @type {number} */ share) =>
    quantile(
      samples.map((sample) => sample[part]),
      share,
    )
  const at = (/** @type {number} */ share) =>
    figure({
      name: `tickets.${name}.p${share * 100}`,
      value: of('value', share),
      unit: 'ms',
      yardstick: of('yardstick', share),
      goal: share === 0.95 ? goal : null,
    })
  const task = figure({
    ...{ name: `tickets.${name}.task`, value: of('task', 1), unit: 'ms', yardstick: 50, goal },
  })
  return [at(0.5), at(0.95), task]
}

/**
 * Tickets of the same meaning, beyond one embedding of what was typed.
 * @param {Page} page @param {(text: string) => Promise<number>} timeEmbedding
 */
async function measureMeaning(page, timeEmbedding) {
  const texts = symptoms.flatMap((text) => ['', ' in bay 3', ' at Truro'].map((end) => text + end))
  /** @type {{ value: number, yardstick: number }[]} */
  const samples = []
  for (const text of texts) {
    const { ms } = await request(page, 'tickets.alike', { text, limit: 10 })
    samples.push({ value: ms, yardstick: await timeEmbedding(text) })
  }
  return [0.5, 0.95].map((share) => {
    const yardstick = quantile(
      samples.map((sample) => sample.yardstick),
      share,
    )
    const value = quantile(
      samples.map((sample) => sample.value),
      share,
    )
    return figure({
      ...{ name: `tickets.alike.p${share * 100}`, value, unit: 'ms', yardstick },
      goal: share === 0.95 ? goal : null,
    })
  })
}
