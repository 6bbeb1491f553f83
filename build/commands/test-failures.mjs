import { stripVTControlCharacters } from 'node:util'
import { readJson } from '../bootstrap/stamps.mjs'

const linesShown = 12

/**
 * One failed test as the end of a log shows it: where, then how the message begins.
 * @param {string} where
 * @param {string[]} messages
 */
function failure(where, messages) {
  const lines = stripVTControlCharacters(messages.join('\n')).split('\n')
  return [`✗ ${where}`, ...lines.slice(0, linesShown).map((line) => `    ${line}`)].join('\n')
}

/**
 * What failed, in a log of which often only the end is kept.
 * @param {string} file Vitest's JSON report
 * @returns {string[]}
 */
export function vitestFailures(file) {
  const failed = (/** @type {any} */ { status }) => status === 'failed'
  const ofFile = (/** @type {any} */ { name, message, assertionResults }) => {
    const tests = assertionResults.filter(failed)
    if (tests.length === 0) return [failure(name, [message])]
    return tests.map((/** @type {any} */ test) =>
      failure(`${name} › ${test.fullName}`, test.failureMessages),
    )
  }
  return (readJson(file)?.testResults ?? []).filter(failed).flatMap(ofFile)
}

/** @param {any} suite of Playwright's JSON report @returns {any[]} with those of its own suites */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]

/**
 * @param {string} file Playwright's JSON report
 * @returns {string[]} a test that passed only when repeated is among them
 */
export function playwrightFailures(file) {
  const report = readJson(file)
  const messages = (/** @type {any} */ { errors }) =>
    (errors ?? []).map((/** @type {any} */ { message }) => message ?? '')
  const ofSpec = (/** @type {any} */ { file, line, title, tests }) =>
    tests
      .filter((/** @type {any} */ { status }) => status === 'unexpected' || status === 'flaky')
      .map((/** @type {any} */ { results }) =>
        failure(`${file}:${line} › ${title}`, results.flatMap(messages)),
      )
  return [
    ...messages(report ?? {}).map((/** @type {string} */ text) => failure('the run', [text])),
    ...specsOf({ suites: report?.suites }).flatMap(ofSpec),
  ]
}
