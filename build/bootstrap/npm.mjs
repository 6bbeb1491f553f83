import { basename } from 'node:path'
import { isNetworkFailure, StepFailed, sentenceFor } from './failure.mjs'
import { repositoryFolder } from './folders.mjs'
import { lastLines, run } from './run-command.mjs'

/**
 * The few install scripts that matter here are steps of their own, so none has to be trusted.
 * The level is set because `npm start --silent` would silence this npm too.
 */
export const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=warn']

/**
 * npm as it was called, so that its own settings apply.
 * @param {string[]} args @param {import('./run-command.mjs').RunOptions} options
 */
export function runNpm(args, options) {
  const cli = process.env.npm_execpath ?? ''
  const isNpm = basename(cli).startsWith('npm') && cli.endsWith('.js')
  if (isNpm) return run(process.execPath, [cli, ...args], options)
  return run('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** @param {string} output @param {string} what it could not do @returns {StepFailed} */
export function npmFailure(output, what) {
  const errors = output.split('\n').filter((line) => /^npm error \S/.test(line))
  const details = errors.length > 0 ? errors.slice(0, 12).join('\n') : lastLines(output)
  const sentence = sentenceFor(details) ?? `${what}: see its message above, and start again.`
  return new StepFailed(sentence, { details })
}

/**
 * @returns {Promise<boolean>} false only when the network does not get there; a refusal is an answer
 */
export async function registryAnswers() {
  const impatient = ['--fetch-retries=0', '--fetch-timeout=10000', '--loglevel=error']
  const { code, output } = await runNpm(['ping', ...impatient], {
    cwd: repositoryFolder,
    timeoutMs: 20_000,
  })
  return code === 0 || (code > 0 && !isNetworkFailure(output))
}
