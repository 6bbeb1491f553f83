/// <reference lib="dom" />
// What runs inside a page: each function is sent there alone and sees nothing of this file.

/**
 * @typedef {{ ok: true, data: any } | { ok: false, error: { code: string, message: string } }} Result
 * @typedef {{ request(route: string, input: unknown, requestId: string): Promise<Result> }} Clubos
 * @typedef {{ keep(reply: unknown): Promise<void>, call(request: unknown): Promise<unknown> }} Bare
 * @typedef {{ answer: number, words: number | null }} Painted words: the first ones of a model
 * @typedef {{ longTask: number, gap: number, last: number }} Tasks
 * @typedef {Window & { clubos: Clubos, bare: Bare, painted: Promise<Painted>, shown: Promise<number>, tasks: Tasks }} AppWindow
 */

/** @param {{ route: string, input: unknown }} call @returns {Promise<{ result: Result, ms: number }>} */
export async function timedRequest({ route, input }) {
  const { clubos } = /** @type {AppWindow} */ (/** @type {unknown} */ (window))
  const start = performance.now()
  const result = await clubos.request(route, input, crypto.randomUUID())
  return { result, ms: performance.now() - start }
}

/** One after the other. @param {number} count @returns {Promise<number[]>} milliseconds each */
export async function timeStatusRequests(count) {
  const { clubos } = /** @type {AppWindow} */ (/** @type {unknown} */ (window))
  const times = []
  for (let call = 0; call < count; call += 1) {
    const start = performance.now()
    await clubos.request('system.status', {}, crypto.randomUUID())
    times.push(performance.now() - start)
  }
  return times
}

/** The same request and the same reply over nothing but `invoke`. @param {number} count */
export async function timeBareCalls(count) {
  const { bare } = /** @type {AppWindow} */ (/** @type {unknown} */ (window))
  const times = []
  for (let call = 0; call < count; call += 1) {
    const start = performance.now()
    await bare.call({ route: 'system.status', input: {}, requestId: crypto.randomUUID() })
    times.push(performance.now() - start)
  }
  return times
}

/** @param {unknown} reply what bare calls come back with */
export async function keepReply(reply) {
  await /** @type {AppWindow} */ (/** @type {unknown} */ (window)).bare.keep(reply)
}

/**
 * From the next key press to the frame after the next answer has appeared, and to the one after a
 * model's first words have; those stay `null` where no model wrote.
 */
export function watchForAnswer() {
  const answers = () => document.querySelectorAll('article[aria-label="Answer"]').length
  // A draft says below its text who writes it.
  const words = () =>
    [...document.querySelectorAll('[data-turn] [aria-busy="true"]')].some(
      (card) =>
        card.querySelector(':scope > p') !== null &&
        [...card.querySelectorAll(':scope > div :is(p, li)')].some((text) => text.textContent),
    )
  const before = answers()
  const its = /** @type {AppWindow} */ (/** @type {unknown} */ (window))
  its.painted = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('No answer was shown.')), 60_000)
    let pressed = 0
    /** @type {Promise<number> | null} */
    let worded = null
    window.addEventListener('keydown', (event) => (pressed = event.timeStamp), {
      capture: true,
      once: true,
    })
    /** @returns {Promise<number>} */
    const nextFrame = () =>
      new Promise((frame) =>
        requestAnimationFrame(() => setTimeout(() => frame(performance.now() - pressed))),
      )
    const observer = new MutationObserver(async () => {
      if (worded === null && words()) worded = nextFrame()
      if (answers() <= before) return
      observer.disconnect()
      resolve({ answer: await nextFrame(), words: await worded })
    })
    observer.observe(document.body, { childList: true, subtree: true, characterData: true })
  })
}

/** @returns {Promise<Painted>} milliseconds */
export const painted = () => /** @type {AppWindow} */ (/** @type {unknown} */ (window)).painted

/**
 * From the next press of a key or the pointer to the frame after another text stands there.
 * @param {string} selector
 */
export function watchForChange(selector) {
  const textThere = () => document.querySelector(selector)?.textContent ?? ''
  const before = textThere()
  const its = /** @type {AppWindow} */ (/** @type {unknown} */ (window))
  its.shown = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`Nothing changed in ${selector}.`)), 20_000)
    let pressed = 0
    for (const type of ['keydown', 'pointerdown', 'input']) {
      window.addEventListener(type, (event) => (pressed ||= event.timeStamp), {
        capture: true,
        once: true,
      })
    }
    const observer = new MutationObserver(() => {
      if (pressed === 0 || textThere() === before) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)))
    })
    observer.observe(document.body, { childList: true, subtree: true, characterData: true })
  })
}

/** @returns {Promise<number>} milliseconds */
export const shown = () => /** @type {AppWindow} */ (/** @type {unknown} */ (window)).shown

/** Begins to note how long the page's thread is taken at a time. */
export function watchTasks() {
  const its = /** @type {AppWindow} */ (/** @type {unknown} */ (window))
  const seen = { longTask: 0, gap: 0, last: performance.now() }
  its.tasks = seen
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longTask = Math.max(seen.longTask, duration)
  }).observe({ type: 'longtask' })
  const tick = () => {
    const now = performance.now()
    seen.gap = Math.max(seen.gap, now - seen.last)
    seen.last = now
    setTimeout(tick)
  }
  tick()
}

/**
 * The longest task since last asked, in milliseconds. The browser tells of those over 50 ms; of
 * shorter ones the longest pause between two ticks of a timer, which also knows of a busy machine.
 */
export function longestTask() {
  const { tasks } = /** @type {AppWindow} */ (/** @type {unknown} */ (window))
  const { longTask, gap } = tasks
  Object.assign(tasks, { longTask: 0, gap: 0, last: performance.now() })
  return longTask > 0 ? longTask : Math.min(gap, 50)
}
