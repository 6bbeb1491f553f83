import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StepFailed, sentenceFor } from './failure.mjs'
import { inRepository, repositoryFolder } from './folders.mjs'
import { runNpm } from './npm.mjs'
import { lastLines } from './run-command.mjs'
import { readJson, sha256, writeWhole } from './stamps.mjs'

const folders = ['src-main', 'src-preload', 'src-renderer', 'shared', 'resources', 'migrations']
const files = ['electron.vite.config.ts', 'package.json', 'tsconfig.base.json']
const stampFile = inRepository('out', 'built-from.json')

/** @param {string} path below the repository @returns {string[]} */
function describe(path) {
  const found = statSync(inRepository(path), { throwIfNoEntry: false })
  if (found === undefined || /\.test\.tsx?$/.test(path)) return []
  if (!found.isDirectory()) return [`${path} ${found.size} ${found.mtimeMs}`]
  return readdirSync(inRepository(path))
    .sort()
    .flatMap((name) => describe(join(path, name)))
}

/** @returns {string} changes whenever something that the build reads does */
const fingerprint = () => sha256([...folders, ...files].flatMap(describe).join('\n'))

/** @type {import('./step.mjs').Step} */
export const buildApp = {
  name: 'Build',
  isDone: () => readJson(stampFile)?.fingerprint === fingerprint(),
  async run() {
    const before = fingerprint()
    const { code, output } = await runNpm(['run', '--silent', 'build'], { cwd: repositoryFolder })
    if (code !== 0) {
      const sentence =
        sentenceFor(output) ??
        'The app did not build: mend what the lines above name, and start again.'
      throw new StepFailed(sentence, { details: lastLines(output, 30) })
    }
    writeWhole(stampFile, JSON.stringify({ fingerprint: before }))
  },
}
