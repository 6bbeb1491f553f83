import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { parseModule } from './parsed-module.mjs'
import { sourceFolders } from './source-files.mjs'

/**
 * @typedef {{ to: string, line: number, missing: boolean }} Edge
 *   `to` is a path from the root, `node:<module>` or `npm:<specifier>`
 * @typedef {{ path: string, edges: Edge[], identifiers: Map<string, number> }} Module
 * @typedef {Map<string, Module>} ImportGraph
 */

const endings = ['', '.ts', '.tsx', '.mjs', '.js', '.d.ts', '/index.ts', '/index.tsx']
const ours = new RegExp(`^(${sourceFolders.join('|')})/`)
const isCode = /(^|\/)[^.]*(\.(ts|tsx|mts|mjs|js))?$/

/**
 * @param {ReadonlyMap<string, string>} files path to text
 * @returns {ImportGraph}
 */
export function readImportGraph(files) {
  return new Map([...files].map(([path, text]) => [path, readModule(files, path, text)]))
}

/** @param {ReadonlyMap<string, string>} files @param {string} path @param {string} text */
function readModule(files, path, text) {
  const { imports, identifiers } = parseModule(path, text)
  const edges = imports.flatMap(({ specifier, line, isAddress }) => {
    if (!isAddress) return { line, ...resolve(files, path, specifier) }
    const beside = posix.join(posix.dirname(path), specifier)
    return files.has(beside) ? { line, to: beside, missing: false } : []
  })
  return { path, edges, identifiers }
}

/**
 * @param {ReadonlyMap<string, string>} files
 * @param {string} from
 * @param {string} specifier
 */
function resolve(files, from, specifier) {
  const plain = specifier.replace(/\?.*$/, '')
  if (isBuiltin(plain)) return { to: `node:${plain.replace(/^node:/, '')}`, missing: false }
  const path = localPath(from, plain)
  if (path === undefined) return { to: `npm:${plain}`, missing: false }
  const file = endings.map((ending) => path + ending).find((candidate) => files.has(candidate))
  // Styles and data are not code: whether they exist is the bundler's to say.
  return { to: file ?? path, missing: file === undefined && ours.test(path) && isCode.test(path) }
}

/** @param {string} from @param {string} specifier */
function localPath(from, specifier) {
  if (specifier.startsWith('@shared/')) return posix.normalize(specifier.slice(1))
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier)
  return undefined
}
