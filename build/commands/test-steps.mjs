import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import { inPackages, inRepository, repositoryFolder } from '../bootstrap/folders.mjs'
import { displayEnvironment, inForeground } from '../bootstrap/launch.mjs'
import { countCheck, countPlaywright, countVitest } from './test-counts.mjs'
import { playwrightFailures, vitestFailures } from './test-failures.mjs'

/**
 * @typedef {import('./test-counts.mjs').Counts} Counts
 * @typedef {Counts & { failures?: string[] }} Outcome
 * @typedef {{ name: string, group: 'checks' | 'unit' | 'e2e', run: () => Promise<Outcome> }} TestStep
 */

/** @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
const runNode = (args, env = process.env) =>
  inForeground(process.execPath, args, { cwd: repositoryFolder, env })

/** @param {string} script of package.json */
function runScript(script) {
  const cli = process.env.npm_execpath ?? ''
  const args = ['run', '--silent', script]
  if (basename(cli).startsWith('npm') && cli.endsWith('.js')) return runNode([cli, ...args])
  return inForeground('npm', args, { cwd: repositoryFolder, shell: process.platform === 'win32' })
}

/** @param {string} name @param {string} script @returns {TestStep} */
const check = (name, script) => ({
  name,
  group: 'checks',
  run: async () => countCheck(await runScript(script)),
})

// Reports of an earlier run must not be taken for this one's.
/** @param {string} name */
function freshReport(name) {
  const file = inRepository('test-results', name)
  rmSync(file, { force: true })
  return file
}

async function vitest() {
  const report = freshReport('vitest.json')
  const tool = inPackages('vitest', 'vitest.mjs')
  const code = await runNode([
    tool,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return { ...countVitest(report, code), failures: vitestFailures(report) }
}

async function playwright() {
  // Playwright empties test-results when it starts.
  const report = inRepository('out', 'playwright.json')
  rmSync(report, { force: true })
  const env = { ...(await displayEnvironment()), PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const tool = inPackages('@playwright', 'test', 'cli.js')
  const code = await runNode([tool, 'test', '--reporter=list,json'], env)
  return { ...countPlaywright(report, code), failures: playwrightFailures(report) }
}

/** @type {TestStep[]} */
export const testSteps = [
  check('types', 'typecheck'),
  check('lint', 'lint'),
  check('import rules', 'imports'),
  check('unused code', 'knip'),
  { name: 'unit and database tests', group: 'unit', run: vitest },
  { name: 'end-to-end tests', group: 'e2e', run: playwright },
]
