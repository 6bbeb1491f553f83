import { asStepFailed } from './failure.mjs'
import { takeLock } from './lock.mjs'

/**
 * One thing that must be in place before ClubOS can run. `isDone` is cheap and changes nothing;
 * `run` may be cut off at any moment and called again.
 * @typedef {{ name: string, isDone: () => boolean | Promise<boolean>, run: (report: (text: string) => void) => Promise<void> }} Step
 */

/** Progress goes to standard error: standard output belongs to the app. @param {string} text */
export const say = (text) => process.stderr.write(`${text}\n`)

/** @param {number} since */
const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`

const reminderMs = 10_000

/** @param {Step} step */
async function runAloud(step) {
  const started = Date.now()
  let doing = ''
  say(`• ${step.name} …`)
  const reminder = setInterval(
    () => say(`  ${step.name}: ${doing || 'still at it'} (${seconds(started)})`),
    reminderMs,
  )
  try {
    await step.run((text) => {
      doing = text
      say(`  ${text}`)
    })
    say(`• ${step.name} done (${seconds(started)})`)
  } finally {
    clearInterval(reminder)
  }
}

/**
 * Brings everything into place, in order; says nothing about what already is.
 * @param {Step[]} steps
 */
export async function runSteps(steps) {
  /** @type {(() => void) | undefined} */
  let release
  try {
    for (const step of steps) {
      if (await step.isDone()) continue
      release ??= await takeLock((pid) =>
        say(`• Waiting for another start of ClubOS (process ${pid}) to finish preparing …`),
      )
      // The one we waited for may have done it.
      if (!(await step.isDone())) await runAloud(step)
    }
  } finally {
    release?.()
  }
}

/**
 * Ends the process in one sentence when the work cannot be done.
 * @template T @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function orExit(work) {
  try {
    return await work()
  } catch (error) {
    const failure = asStepFailed(error)
    if (failure.details) say(`\n${failure.details}\n`)
    say(`✗ ${failure.message}`)
    process.exit(1)
  }
}
