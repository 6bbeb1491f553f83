import { parseSync, Visitor } from 'oxc-parser'

/**
 * @typedef {{ specifier: string, line: number, isAddress?: boolean }} Import
 *   one mention of another module, types included; an address may also be of something else
 * @typedef {{ imports: Import[], identifiers: Map<string, number> }} ParsedModule
 *   `identifiers` holds the line on which a name stands first
 */

/**
 * What a module reaches for: imports, re-exports, `import()`, `require()`, `import('…').Type`, and
 * `new URL('…', import.meta.url)`, by which worker threads are started.
 * @param {string} path
 * @param {string} text
 * @returns {ParsedModule}
 */
export function parseModule(path, text) {
  const { module, program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`)
  const lineAt = lineFinder(text)
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest ?? []),
    ),
  ]
  const imports = requests.map(({ value, start }) => ({ specifier: value, line: lineAt(start) }))
  const found = walk(program, lineAt)
  return { imports: [...imports, ...found.imports], identifiers: found.identifiers }
}

/** @param {import('oxc-parser').Program} program @param {(offset: number) => number} lineAt */
function walk(program, lineAt) {
  /** @type {Import[]} */
  const imports = []
  /** @type {Map<string, number>} */
  const identifiers = new Map()
  /** @param {{ type: string, value?: unknown, start: number } | undefined} node */
  const add = (node, isAddress = false) => {
    if (node?.type === 'Literal' && typeof node.value === 'string')
      imports.push({ specifier: node.value, line: lineAt(node.start), isAddress })
  }
  new Visitor({
    ImportExpression: ({ source }) => add(source),
    TSImportType: ({ source }) => add(source),
    CallExpression: ({ callee, arguments: [first] }) => {
      if (callee.type === 'Identifier' && callee.name === 'require') add(first)
    },
    NewExpression: ({ callee, arguments: [first, second] }) => {
      if (callee.type !== 'Identifier' || callee.name !== 'URL') return
      if (second?.type === 'MemberExpression' && second.object.type === 'MetaProperty')
        add(first, true)
    },
    Identifier: ({ name, start }) => {
      if (!identifiers.has(name)) identifiers.set(name, lineAt(start))
    },
  }).visit(program)
  return { imports, identifiers }
}

/** @param {string} text @returns {(offset: number) => number} lines count from 1 */
function lineFinder(text) {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1
}
