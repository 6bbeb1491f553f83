import { request } from './club-session.mjs'
import { figure } from './figure.mjs'
import { painted, watchForAnswer } from './in-page.mjs'
import { quantile } from './samples.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./figure.mjs').Goal} Goal
 * @typedef {{ page: Page, timeEmbedding: (text: string) => Promise<number> }} Desk
 * @typedef {{ value: number, yardstick: number }} Sample
 */

/**
 * By a request, as another program of ours would.
 * @param {Desk} desk @param {string} question
 */
export async function askByRequest({ page, timeEmbedding }, question) {
  const { data, ms } = await request(page, 'ask.ask', { question })
  /** @type {{ tier: string, emergency: object | null, ms: number }} */
  const { tier, emergency, ms: said } = data
  const alarm = emergency !== null
  return { tier, alarm, ms, said, yardstick: await timeEmbedding(question) }
}

/**
 * As a person does: typed into the question box, and Enter.
 * @param {Page} page @param {string} question
 * @returns {Promise<import('./in-page.mjs').Painted>} from the key press
 */
export async function askByTyping(page, question) {
  await page.locator('#question').fill(question)
  await page.evaluate(watchForAnswer)
  await page.keyboard.press('Enter')
  try {
    return await page.evaluate(painted)
  } catch (cause) {
    throw new Error(`“${question}” was not answered.`, { cause })
  }
}

/** @param {Desk} desk @param {string} question @returns {Promise<Sample>} */
export async function timeTyped({ page, timeEmbedding }, question) {
  const { answer } = await askByTyping(page, question)
  return { value: answer, yardstick: await timeEmbedding(question) }
}

/**
 * Half of the samples, and 19 in 20, against as many yardsticks.
 * @param {string} name @param {readonly Sample[]} samples @param {number} most milliseconds for 19 in 20
 */
export function quantiles(name, samples, most) {
  /** @type {Goal} */
  const goal = { of: 'value', most }
  return [0.5, 0.95].map((share) =>
    figure({
      name: `ask.${name}.p${share * 100}`,
      value: quantile(
        samples.map(({ value }) => value),
        share,
      ),
      unit: 'ms',
      yardstick: quantile(
        samples.map(({ yardstick }) => yardstick),
        share,
      ),
      goal: share === 0.95 ? goal : null,
    }),
  )
}
