/// <reference lib="dom" />
// What runs inside a page: each function is sent there alone and sees nothing of this file.

/**
 * @typedef {{ ok: true, data: any } | { ok: false, error: { code: string, message: string } }} Result
 * @typedef {{ request(route: string, input: unknown, requestId: string): Promise<Result> }} Clubos
 * @typedef {{ keep(reply: unknown): Promise<void>, call(request: unknown): Promise<unknown> }} Bare
 * @typedef {Window & { clubos: Clubos, bare: Bare, painted: Promise<number> }} AppWindow
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

/** From the next key press to the frame after the next answer has appeared. */
export function watchForAnswer() {
  const answers = () => document.querySelectorAll('article[aria-label="Answer"]').length
  const before = answers()
  const its = /** @type {AppWindow} */ (/** @type {unknown} */ (window))
  its.painted = new Promise((resolve) => {
    let pressed = 0
    window.addEventListener('keydown', (event) => (pressed = event.timeStamp), {
      capture: true,
      once: true,
    })
    const observer = new MutationObserver(() => {
      if (answers() <= before) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)))
    })
    observer.observe(document.body, { childList: true, subtree: true })
  })
}

/** @returns {Promise<number>} milliseconds */
export const painted = () => /** @type {AppWindow} */ (/** @type {unknown} */ (window)).painted
