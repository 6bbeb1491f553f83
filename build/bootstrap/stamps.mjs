import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { inPackages } from './folders.mjs'

// Stamps live in node_modules, so a fresh install drops them all together.
/** @param {string} name */
const stampFile = (name) => inPackages('.clubos', `${name}.json`)

/**
 * @param {string} file
 * @returns {any} what the JSON file holds, undefined when it cannot be read
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * Writes a file so that no reader ever sees half of it.
 * @param {string} file
 * @param {string} text
 */
export function writeWhole(file, text) {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text)
  renameSync(draft, file)
}

/** @param {string} name @returns {any} */
export const readStamp = (name) => readJson(stampFile(name))

/** @param {string} name @param {unknown} content */
export const writeStamp = (name, content) =>
  writeWhole(stampFile(name), `${JSON.stringify(content)}\n`)

/** @param {string | Buffer} content @returns {string} */
export const sha256 = (content) => createHash('sha256').update(content).digest('hex')
