import { parseArgs } from 'node:util'

/**
 * @typedef {{ names: string[], json: boolean, help: boolean, runs: number | undefined }} BenchOptions
 */

/** Called wrongly; the message says how. */
export class UsageError extends Error {}

const options = /** @type {const} */ ({
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  runs: { type: 'string' },
})

/**
 * @param {string[]} argv @param {string[]} known names of what can be measured
 * @returns {BenchOptions} all names where none is given
 * @throws {UsageError}
 */
export function readBenchOptions(argv, known) {
  const { values, positionals } = parsed(argv)
  const unknown = positionals.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new UsageError(`There is no bench “${unknown}”: use ${known.join(', ')}.`)
  }
  const names = positionals.length === 0 ? known : positionals
  return { names, json: values.json, help: values.help, runs: wholeNumber(values.runs) }
}

/** @param {string[]} args */
function parsed(args) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** @param {string | undefined} text */
function wholeNumber(text) {
  if (text === undefined) return undefined
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= 1_000) return number
  throw new UsageError('Use a whole number from 1 to 1000 for --runs.')
}
