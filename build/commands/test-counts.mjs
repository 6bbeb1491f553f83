import { readJson } from '../bootstrap/stamps.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * A runner that ended badly without naming a failed test still failed.
 * @param {Counts} counts
 * @param {number} code
 */
const withExitCode = (counts, code) =>
  code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts

/** @type {Counts} */
const nothing = { passed: 0, failed: 0, skipped: 0 }

/** @param {number} code of a check that is one pass or one failure @returns {Counts} */
export const countCheck = (code) => ({ ...nothing, [code === 0 ? 'passed' : 'failed']: 1 })

/**
 * A runner that left no report, or ran nothing, counts as one failure.
 * @param {Counts | undefined} counts
 * @param {number} code
 */
function settled(counts, code) {
  if (!counts || counts.passed + counts.failed + counts.skipped === 0)
    return { ...nothing, failed: 1 }
  return withExitCode(counts, code)
}

/** @param {string} file Vitest's JSON report @param {number} code @returns {Counts} */
export function countVitest(file, code) {
  const report = readJson(file)
  if (!report) return settled(undefined, code)
  // A file that cannot be loaded has no tests to fail.
  const broken = report.testResults.filter(
    (/** @type {any} */ result) =>
      result.status === 'failed' && result.assertionResults.length === 0,
  )
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report
  const failed = numFailedTests + broken.length
  return settled({ passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests }, code)
}

/**
 * A test that passed only when repeated counts as failed.
 * @param {string} file Playwright's JSON report
 * @param {number} code
 * @returns {Counts}
 */
export function countPlaywright(file, code) {
  const stats = readJson(file)?.stats
  if (!stats) return settled(undefined, code)
  const { expected, unexpected, flaky, skipped } = stats
  return settled({ passed: expected, failed: unexpected + flaky, skipped }, code)
}
