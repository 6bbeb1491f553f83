import { pathToFileURL } from 'node:url'
import { inRepository } from '../bootstrap/folders.mjs'
import { prepareCommandLine } from '../bootstrap/prepare.mjs'
import { orExit } from '../bootstrap/step.mjs'

/** Runs the built command line in this process, after preparing what it lacks. */
export async function runCli() {
  if (process.argv[2] === 'bench') {
    const { runBench } = await import('../bench/bench.mjs')
    return runBench(process.argv.slice(3))
  }
  if (process.argv[2] === 'prove') {
    const { runProof } = await import('../prove/prove.mjs')
    return runProof(process.argv.slice(3))
  }
  await orExit(prepareCommandLine)
  const program = inRepository('out', 'main', 'cli.js')
  process.argv[1] = program
  await import(pathToFileURL(program).href)
}
