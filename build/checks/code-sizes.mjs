import { functionSizes } from './function-sizes.mjs'
import { isTest } from './source-files.mjs'

const fileLimit = 400
const functionLimit = 50

/** @typedef {ReadonlyMap<string, string>} Files path to text */

/** What is larger than a reader can hold, one line of text each. @param {Files} files */
export function oversized(files) {
  const longFiles = fileSizes(files)
    .filter(({ lines }) => lines > fileLimit)
    .map(({ path, lines }) => `${path}: ${lines} lines, at most ${fileLimit}`)
  const longFunctions = allFunctions(files)
    .filter(({ lines }) => lines > functionLimit)
    .map(({ at, name, lines }) => `${at}: ${name} has ${lines} lines, at most ${functionLimit}`)
  return [...longFiles, ...longFunctions]
}

/** The five largest files and functions, and the middle of all. @param {Files} files */
export function summary(files) {
  const [sizes, functions] = [fileSizes(files), allFunctions(files)]
  return [
    `files (median ${median(sizes)} lines)`,
    ...largest(sizes).map(({ path, lines }) => `${column(lines)}  ${path}`),
    `functions (median ${median(functions)} lines)`,
    ...largest(functions).map(({ at, name, lines }) => `${column(lines)}  ${name}  ${at}`),
  ].join('\n')
}

/** @param {number} lines */
const column = (lines) => String(lines).padStart(6)

/** @param {Files} files */
const fileSizes = (files) =>
  [...files].map(([path, text]) => ({ path, lines: text.trimEnd().split('\n').length }))

/** A test's suite is one function around everything: there the file's limit is enough. @param {Files} files */
const allFunctions = (files) =>
  [...files]
    .filter(([path]) => !isTest(path))
    .flatMap(([path, text]) =>
      functionSizes(path, text).map(({ name, line, lines }) => ({
        at: `${path}:${line}`,
        name,
        lines,
      })),
    )

/** @template {{ lines: number }} T @param {T[]} sizes */
const largest = (sizes) => sizes.toSorted((a, b) => b.lines - a.lines).slice(0, 5)

/** @param {{ lines: number }[]} sizes */
const median = (sizes) =>
  sizes.map(({ lines }) => lines).sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0
