/** @typedef {import('./import-graph.mjs').ImportGraph} ImportGraph */

/**
 * One circle per knot of modules that import each other, as paths whose last imports the first.
 * Imports of types count: a circle of types is a circle of ideas.
 * @param {ImportGraph} graph
 * @returns {string[][]}
 */
export function findCycles(graph) {
  /** @type {Map<string, 'open' | 'done'>} */
  const states = new Map()
  /** @type {string[][]} */
  const cycles = []
  /** @param {string} path @param {string[]} trail */
  const visit = (path, trail) => {
    if (states.get(path) === 'open') cycles.push(trail.slice(trail.indexOf(path)))
    if (states.has(path)) return
    states.set(path, 'open')
    for (const next of neighbours(graph, path)) visit(next, [...trail, path])
    states.set(path, 'done')
  }
  for (const path of graph.keys()) visit(path, [])
  return cycles
}

/**
 * Every module that can be reached from the given ones.
 * @param {ImportGraph} graph
 * @param {Iterable<string>} starts
 */
export function reachable(graph, starts) {
  /** @type {Set<string>} */
  const seen = new Set()
  const queue = [...starts]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    queue.push(...neighbours(graph, path))
  }
  return seen
}

/** @param {ImportGraph} graph @param {string} path */
const neighbours = (graph, path) =>
  new Set(graph.get(path)?.edges.flatMap(({ to }) => (graph.has(to) ? to : [])))
