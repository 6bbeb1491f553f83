import { parseArgs } from 'node:util'
import { prepareApp } from '../bootstrap/prepare.mjs'
import { orExit, say } from '../bootstrap/step.mjs'
import { testSteps } from './test-steps.mjs'

const usage = `Usage: npm test [-- --only checks|unit|e2e]

Prepares what is missing, then runs every check and test. The last line counts them.`

/** @typedef {import('./test-steps.mjs').Outcome & { name: string, seconds: number }} StepResult */

/** @param {string[]} argv */
function chosenSteps(argv) {
  try {
    const { values } = parseArgs({
      args: argv,
      options: { only: { type: 'string' }, help: { type: 'boolean' } },
    })
    const steps = testSteps.filter(
      ({ group }) => values.only === undefined || group === values.only,
    )
    if (!values.help && steps.length > 0) return steps
    say(usage)
    process.exit(values.help ? 0 : 2)
  } catch (error) {
    say(`${error instanceof Error ? error.message : error}\n\n${usage}`)
    process.exit(2)
  }
}

/** @param {import('./test-steps.mjs').TestStep} step @returns {Promise<StepResult>} */
async function runTimed({ name, run }) {
  console.log(`\n── ${name}`)
  const started = performance.now()
  const counts = await run()
  return { name, ...counts, seconds: (performance.now() - started) / 1000 }
}

/** @param {StepResult} result */
function row({ name, passed, failed, skipped, seconds }) {
  const counts = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
  return `${failed > 0 ? '✗' : '✓'} ${name.padEnd(26)}${seconds.toFixed(1).padStart(7)} s   ${counts}`
}

/** @param {StepResult[]} results @param {'passed' | 'failed' | 'skipped'} what */
const total = (results, what) => results.reduce((sum, result) => sum + result[what], 0)

/** @param {string[]} argv */
export async function runTests(argv) {
  const steps = chosenSteps(argv)
  await orExit(prepareApp)
  /** @type {StepResult[]} */
  const results = []
  for (const step of steps) results.push(await runTimed(step))
  const [passed, failed, skipped] = [
    total(results, 'passed'),
    total(results, 'failed'),
    total(results, 'skipped'),
  ]
  // Once more at the end, because of a long log often only the end is kept.
  for (const text of results.flatMap(({ failures }) => failures ?? [])) console.log(`\n${text}`)
  console.log(`\n${results.map(row).join('\n')}\n`)
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
  process.exitCode = failed > 0 ? 1 : 0
  process.exit()
}
