import { setTimeout as sleep } from 'node:timers/promises'
import { whileBundledScriptRuns } from '../bundled-script.mjs'
import { askByTyping, quantiles } from './asking-desk.mjs'
import { signIn, whenReady } from './club-session.mjs'
import { withDrivenApp } from './driven-app.mjs'
import { figure } from './figure.mjs'
import { longestTask, watchTasks } from './in-page.mjs'
import { timeFirstWords } from './model-server.mjs'
import { textsToWrite } from './questions.mjs'

/**
 * @typedef {import('./figure.mjs').Figure} Figure
 * @typedef {import('@playwright/test').Page} Page
 */

const warmUps = 2
const mostBeyond = 100
const mostBlocked = 50
/** Fewer do not make a figure of 19 in 20. */
const leastWritten = 12
const provider = 'src-main/testing/fake-provider-child.ts'

/**
 * A model's first words, from the key press until they are seen, beyond what the model server takes
 * for them; and how long the page's thread is taken at a time while texts stream in. The server is
 * on this machine, speaks the provider's protocol, and waits before it writes as a real one does.
 * @param {import('./stage.mjs').Stage} stage
 * @returns {Promise<Figure[]>}
 */
export const measureGenerated = ({ clubos }) =>
  whileBundledScriptRuns(provider, ['--behaviour', 'grounded'], (line) => {
    /** @type {{ url: string }} */
    const { url } = JSON.parse(line)
    const env = { ...clubos.env, CLUBOS_OPENAI_BASE_URL: url }
    return withDrivenApp({ ...clubos, env }, async ({ page }) => {
      await whenReady(page)
      await signIn(page)
      return writeAll(page, url)
    })
  })

/** A text and the model server alone take turns. @param {Page} page @param {string} url */
async function writeAll(page, url) {
  const texts = textsToWrite()
  for (const text of texts.slice(0, warmUps)) await askByTyping(page, text)
  await page.evaluate(watchTasks)
  const idle = await longestTaskWhile(page, () => sleep(5_000))
  /** @type {import('./asking-desk.mjs').Sample[]} */
  const samples = []
  const blocked = await longestTaskWhile(page, async () => {
    for (const text of texts.slice(warmUps)) {
      const { words } = await askByTyping(page, text)
      const yardstick = await timeFirstWords(url)
      if (words !== null) samples.push({ value: words - yardstick, yardstick })
    }
  })
  if (samples.length < leastWritten) {
    throw new Error(`The model wrote only ${samples.length} texts.`)
  }
  return [
    ...quantiles('first-words-beyond', samples, mostBeyond),
    figure({
      ...{ name: 'ask.longest-task', value: blocked, unit: 'ms', yardstick: idle },
      goal: { of: 'value', most: mostBlocked },
    }),
  ]
}

/** @param {Page} page @param {() => Promise<unknown>} work */
async function longestTaskWhile(page, work) {
  await page.evaluate(longestTask)
  await work()
  return page.evaluate(longestTask)
}
