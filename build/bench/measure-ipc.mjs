import { setTimeout as sleep } from 'node:timers/promises'
import { request, signIn, whenReady } from './club-session.mjs'
import { withDrivenApp } from './driven-app.mjs'
import { eventLoopDelayP99, watchEventLoop } from './event-loop.mjs'
import { figure } from './figure.mjs'
import { keepReply, timeBareCalls, timeStatusRequests } from './in-page.mjs'
import { readQuestions } from './questions.mjs'
import { steppedQuantile } from './samples.mjs'

/**
 * @typedef {import('./figure.mjs').Figure} Figure
 * @typedef {import('@playwright/test').Page} Page
 */

/** A page's clock ticks ten times a millisecond, unless it is isolated from other origins. */
const clockStep = 0.1

const [warmUps, callsPerRun, questionsAsked] = [200, 200, 50]

/**
 * A request from the page to main and back, against a bare `invoke` of the same size; then how
 * long main keeps others waiting while it answers questions.
 * @param {import('./stage.mjs').Stage} stage @param {{ runs: number }} options
 * @returns {Promise<Figure[]>}
 */
export function measureIpc(stage, { runs }) {
  const bare = { ...stage.empty, args: ['--with-calls', ...stage.empty.args] }
  return withDrivenApp(stage.clubos, async ({ app, page }) => {
    await whenReady(page)
    const trips = await withDrivenApp(bare, (empty) => roundTrips(page, empty.page, runs))
    return [...trips, await delayWhileAsking(app, page)]
  })
}

/** They take turns. @param {Page} page @param {Page} emptyPage @param {number} runs */
async function roundTrips(page, emptyPage, runs) {
  const { data } = await request(page, 'system.status')
  await emptyPage.evaluate(keepReply, { ok: true, data })
  await page.evaluate(timeStatusRequests, warmUps)
  await emptyPage.evaluate(timeBareCalls, warmUps)
  /** @type {number[]} */
  const times = []
  /** @type {number[]} */
  const bareTimes = []
  for (let run = 0; run < runs; run += 1) {
    times.push(...(await page.evaluate(timeStatusRequests, callsPerRun)))
    bareTimes.push(...(await emptyPage.evaluate(timeBareCalls, callsPerRun)))
  }
  return [0.5, 0.95].map((share) =>
    figure({
      name: `ipc.p${share * 100}`,
      value: steppedQuantile(times, { share, step: clockStep }),
      unit: 'ms',
      yardstick: steppedQuantile(bareTimes, { share, step: clockStep }),
      goal: { of: 'ratio', most: 1.5 },
    }),
  )
}

/**
 * The yardstick is the same process with nothing to do, for as long.
 * @param {import('@playwright/test').ElectronApplication} app @param {Page} page
 */
async function delayWhileAsking(app, page) {
  await signIn(page)
  await sleep(2_000)
  await watchEventLoop(app)
  const start = performance.now()
  for (const { text } of readQuestions().slice(0, questionsAsked)) {
    await request(page, 'ask.ask', { question: text })
  }
  const asked = performance.now() - start
  const value = await eventLoopDelayP99(app)
  await sleep(asked)
  return figure({
    name: 'main-delay.p99',
    value,
    unit: 'ms',
    yardstick: await eventLoopDelayP99(app),
    goal: { of: 'value', most: 20 },
  })
}
