import { request, signIn, whenReady } from './club-session.mjs'
import { withDrivenApp } from './driven-app.mjs'
import { withEmbeddingThread } from './embedding-thread.mjs'
import { figure } from './figure.mjs'
import { painted, watchForAnswer } from './in-page.mjs'
import { readQuestions } from './questions.mjs'
import { quantile } from './samples.mjs'

/**
 * @typedef {import('./figure.mjs').Figure} Figure
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ page: Page, timeEmbedding: (text: string) => Promise<number> }} Desk
 * @typedef {'request' | 'answer' | 'painted'} Moment
 * @typedef {{ moment: Moment, value: number, yardstick: number }} Sample
 */

const [warmUps, asked, typed] = [5, 60, 25]

/**
 * A local answer, as the page gets it, as main counts it, and from the key press to painted text;
 * against one embedding of the same question in a thread of plain Node. A question and its
 * embedding take turns. No question is asked twice: an answer from a cache is another figure.
 * @param {import('./stage.mjs').Stage} stage
 * @returns {Promise<Figure[]>}
 */
export async function measureAsk(stage) {
  const samples = await withDrivenApp(stage.clubos, ({ page }) =>
    withEmbeddingThread(async (timeEmbedding) => {
      await whenReady(page)
      await signIn(page)
      return askAll({ page, timeEmbedding })
    }),
  )
  /** @type {Moment[]} */
  const moments = ['request', 'answer', 'painted']
  return moments.flatMap((moment) => quantiles(samples.filter((one) => one.moment === moment)))
}

/** @param {Desk} desk */
async function askAll({ page, timeEmbedding }) {
  const questions = readQuestions()
  for (const { text } of questions.slice(0, warmUps)) await ask({ page, timeEmbedding }, text)
  /** @type {Sample[]} */
  const samples = []
  for (const { text } of questions.slice(warmUps, warmUps + asked)) {
    samples.push(...(await ask({ page, timeEmbedding }, text)))
  }
  // An emergency shows its procedure instead of an answer.
  const ordinary = questions.slice(warmUps + asked).filter((one) => one.assistant !== 'emergency')
  for (const { text } of ordinary.slice(0, typed)) {
    samples.push(await type({ page, timeEmbedding }, text))
  }
  return samples
}

/** @param {Desk} desk @param {string} question @returns {Promise<Sample[]>} */
async function ask({ page, timeEmbedding }, question) {
  const { data, ms } = await request(page, 'ask.ask', { question })
  const yardstick = await timeEmbedding(question)
  return [
    { moment: 'request', value: ms, yardstick },
    { moment: 'answer', value: data.ms, yardstick },
  ]
}

/** @param {Desk} desk @param {string} question @returns {Promise<Sample>} */
async function type({ page, timeEmbedding }, question) {
  await page.locator('#question').fill(question)
  await page.evaluate(watchForAnswer)
  await page.keyboard.press('Enter')
  const value = await page.evaluate(painted)
  return { moment: 'painted', value, yardstick: await timeEmbedding(question) }
}

/** @param {Sample[]} samples all of one moment */
function quantiles(samples) {
  const values = samples.map(({ value }) => value)
  const yardsticks = samples.map(({ yardstick }) => yardstick)
  return [0.5, 0.95].map((share) =>
    figure({
      name: `ask.${samples[0]?.moment}.p${share * 100}`,
      value: quantile(values, share),
      unit: 'ms',
      yardstick: quantile(yardsticks, share),
      goal: share === 0.95 ? { of: 'value', most: 100 } : null,
    }),
  )
}
