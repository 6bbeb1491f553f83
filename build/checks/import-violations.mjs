import { findCycles, reachable } from './import-cycles.mjs'
import { composition, entries, importRules, nameRules } from './import-rules.mjs'
import { isTest } from './source-files.mjs'

/**
 * @typedef {import('./import-graph.mjs').ImportGraph} ImportGraph
 * @typedef {import('./import-graph.mjs').Module} Module
 * @typedef {import('./import-rules.mjs').ImportRule} ImportRule
 * @typedef {{ rule: string, path: string, line: number, what: string, why: string }} Violation
 */

/** @param {ImportGraph} graph @returns {Violation[]} */
export function findViolations(graph) {
  const modules = [...graph.values()]
  return [
    ...modules.flatMap(brokenImports),
    ...modules.flatMap(forbiddenNames),
    ...modules.flatMap(severalFeatures),
    ...modules.flatMap(missingModules),
    ...circles(graph),
    ...unreached(graph),
  ].sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line)
}

/** @param {Module} module @returns {Violation[]} */
function brokenImports({ path, edges }) {
  const rules = importRules.filter((rule) => appliesTo(rule, path))
  return rules.flatMap((rule) =>
    edges
      .filter(({ to }) => refuses(rule, path, to))
      .map(({ to, line }) => ({ rule: rule.name, path, line, what: to, why: rule.why })),
  )
}

/** @param {{ from: RegExp, except?: RegExp }} rule @param {string} path */
const appliesTo = ({ from, except }, path) => from.test(path) && !except?.test(path)

/** @param {ImportRule} rule @param {string} path @param {string} target */
function refuses({ from, to, only }, path, target) {
  if (only) return !only.test(target)
  const match = to?.exec(target)
  if (!match) return false
  const [own, other] = [from.exec(path)?.groups?.feature, match.groups?.feature]
  return own === undefined || own !== other
}

/** @param {Module} module @returns {Violation[]} */
function forbiddenNames({ path, identifiers }) {
  return nameRules
    .filter((rule) => appliesTo(rule, path))
    .flatMap(({ name, why, identifier }) => {
      const line = identifiers.get(identifier)
      return line === undefined ? [] : [{ rule: name, path, line, what: identifier, why }]
    })
}

/** @param {Module} module @returns {Violation[]} */
function severalFeatures({ path, edges }) {
  if (!path.startsWith('src-main/') || composition.test(path) || isTest(path)) return []
  const known = edges.flatMap(({ to, line }) => {
    const feature = /^src-main\/features\/([^/]+)\//.exec(to)?.[1]
    return feature === undefined ? [] : [{ feature, line }]
  })
  const second = known.find(({ feature }) => feature !== known[0]?.feature)
  const what = [...new Set(known.map(({ feature }) => feature))].join(', ')
  const why = 'compose.ts is the only file that knows more than one feature'
  return second ? [{ rule: 'one-composition', path, line: second.line, what, why }] : []
}

/** @param {Module} module @returns {Violation[]} */
const missingModules = ({ path, edges }) =>
  edges
    .filter(({ missing }) => missing)
    .map(({ to, line }) => ({
      rule: 'no-missing-module',
      path,
      line,
      what: to,
      why: 'no such file',
    }))

/** @param {ImportGraph} graph @returns {Violation[]} */
const circles = (graph) =>
  findCycles(graph).map((cycle) => ({
    rule: 'no-circle',
    path: cycle[0] ?? '',
    line: lineOf(graph, cycle[0], cycle[1] ?? cycle[0]),
    what: [...cycle, cycle[0]].join(' → '),
    why: 'modules that import each other cannot be read or tested one at a time',
  }))

/** @param {ImportGraph} graph @param {string | undefined} from @param {string | undefined} to */
const lineOf = (graph, from = '', to = '') =>
  graph.get(from)?.edges.find((edge) => edge.to === to)?.line ?? 1

/** @param {ImportGraph} graph @returns {Violation[]} */
function unreached(graph) {
  const paths = [...graph.keys()]
  const started = paths.filter((path) => entries.some((entry) => entry.test(path)))
  const product = reachable(graph, started)
  const tested = reachable(graph, paths.filter(isTest))
  return paths
    .filter((path) => !product.has(path) && !isTest(path))
    .filter((path) => !(path.includes('/testing/') && tested.has(path)))
    .map((path) => ({
      rule: 'no-orphan',
      path,
      line: 1,
      what: tested.has(path) ? 'only tests reach it' : 'nothing reaches it',
      why: 'code that no entry point reaches is dead',
    }))
}
