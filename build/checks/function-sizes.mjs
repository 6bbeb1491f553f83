import { parseSync, Visitor } from 'oxc-parser'

/** @typedef {{ name: string, line: number, lines: number }} FunctionSize */

/**
 * Every function of a file that has a body in braces, or spans lines without, with the lines that
 * hold code: blank lines and comments weigh nothing, functions inside count towards the outer one.
 * @param {string} path
 * @param {string} text
 * @returns {FunctionSize[]}
 */
export function functionSizes(path, text) {
  const { program, comments } = parseSync(path, text)
  const linesOfCode = codeLines(text, comments)
  const names = bindingNames(program)
  /** @type {FunctionSize[]} */
  const sizes = []
  /** @param {{ start: number, end: number, id?: { name: string } | null }} node */
  const measure = ({ start, end, id }) => {
    const [first, last] = [lineOf(text, start), lineOf(text, end)]
    const lines = linesOfCode.filter((line) => line >= first && line <= last).length
    sizes.push({ name: id?.name ?? names.get(start) ?? 'anonymous', line: first, lines })
  }
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(program)
  return sizes
}

/** What a function without a name is bound to, by where it starts. @param {import('oxc-parser').Program} program */
function bindingNames(program) {
  /** @type {Map<number, string>} */
  const names = new Map()
  /** @param {{ type: string, name?: unknown } | null} key @param {{ start: number } | null} value */
  const bind = (key, value) => {
    if (value && key && typeof key.name === 'string') names.set(value.start, key.name)
  }
  new Visitor({
    VariableDeclarator: ({ id, init }) => bind(id, init),
    Property: ({ key, value }) => bind(key, value),
    MethodDefinition: ({ key, value }) => bind(key, value),
    PropertyDefinition: ({ key, value }) => bind(key, value),
  }).visit(program)
  return names
}

/** @param {string} text @param {{ start: number, end: number }[]} comments lines count from 1 */
function codeLines(text, comments) {
  const code = comments.reduceRight((rest, { start, end }) => {
    const blank = text.slice(start, end).replace(/[^\n]/g, ' ')
    return rest.slice(0, start) + blank + rest.slice(end)
  }, text)
  return code.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : index + 1))
}

/** @param {string} text @param {number} offset */
const lineOf = (text, offset) => text.slice(0, offset).split('\n').length
