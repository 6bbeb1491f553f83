/**
 * @typedef {{ of: 'value' | 'ratio', most: number } | { of: 'value' | 'ratio', least: number }} Goal
 * @typedef {{ name: string, value: number, unit: string, yardstick: number, ratio: number, goal: Goal | null, plan?: readonly string[] }} Figure
 *   yardstick: what `value` is compared with, measured in the same run, in the same unit;
 *   plan: how the database goes about a query
 */

/**
 * @param {Omit<Figure, 'ratio'> & { ratio?: number }} figure ratio: `value / yardstick` if not given
 * @returns {Figure}
 */
export const figure = (figure) => ({ ratio: figure.value / figure.yardstick, ...figure })

/** @param {Figure} figure @returns {boolean | null} null: no goal is set for it */
export function isMet({ goal, value, ratio }) {
  if (goal === null) return null
  const measured = goal.of === 'value' ? value : ratio
  return 'most' in goal ? measured <= goal.most : measured >= goal.least
}

/** @param {Goal | null} goal */
function goalText(goal) {
  if (goal === null) return null
  return 'most' in goal ? `${goal.of} <= ${goal.most}` : `${goal.of} >= ${goal.least}`
}

/** @param {number} number */
const rounded = (number) => Number(number.toPrecision(4))

/** @param {Figure} figure as the command line prints it */
const printable = ({ name, value, unit, yardstick, ratio, goal, plan }) => ({
  name,
  value: rounded(value),
  unit,
  yardstick: rounded(yardstick),
  ratio: rounded(ratio),
  goal: goalText(goal),
  ...(plan && { plan }),
})

/** @param {readonly Figure[]} figures */
export const figuresAsJson = (figures) => `${JSON.stringify(figures.map(printable), null, 2)}\n`

/** @param {readonly Figure[]} figures */
export function figuresAsTable(figures) {
  const rows = figures.map((figure) => {
    const { name, value, unit, yardstick, ratio, goal } = printable(figure)
    const met = isMet(figure)
    const verdict = met === null ? '' : `${met ? '✓' : '✗'} ${goal}`
    return [name, `${value} ${unit}`, `${yardstick} ${unit}`, `${ratio}`, verdict]
  })
  return aligned([['figure', 'value', 'yardstick', 'ratio', 'goal'], ...rows])
}

/** @param {string[][]} rows */
function aligned(rows) {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => cell(row, column).length)),
  )
  /** @param {string[]} row */
  const line = (row) => row.map((_, column) => cell(row, column).padEnd(widths?.[column] ?? 0))
  return rows.map((row) => `${line(row).join('  ').trimEnd()}\n`).join('')
}

/** @param {string[]} row @param {number} column */
const cell = (row, column) => row[column] ?? ''
