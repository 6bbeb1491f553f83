import { parseArgs } from 'node:util'
import { prepareCommandLine } from '../bootstrap/prepare.mjs'
import { orExit, say } from '../bootstrap/step.mjs'
import { runBundledScript } from '../bundled-script.mjs'

/** @type {Record<string, string>} */
const proofs = {
  simulate: 'src-main/data/sync/testing/prove-simulation.ts',
  feed: 'src-main/data/sync/testing/prove-feed.ts',
  kill: 'src-main/data/testing/prove-kill-sweep.ts',
  'desk-kills': 'src-main/data/sync/testing/prove-desk-kills.ts',
}

const usage = `Usage: npm run -s cli -- prove simulate|feed|kill|desk-kills [--count N] [--from N] [--json]

Runs a proof far beyond what the tests take time for. Each prints its totals and what failed, and
ends with 1 if anything did.

  simulate    sync under a simulated network, disk and clock; --count seeds (10,000) from seed --from (1)
  feed        rows written by 16 connections at once and followed by a cursor; --count rows (1,000,000)
  kill        a process killed at write after write to its local database; --count points (10,000)
  desk-kills  a desk killed while it works with a real server; --count points (1,000)

  --json      print one JSON value
  --help      show this`

/** @param {string[]} argv what follows `prove` */
export async function runProof(argv) {
  const options = read(argv)
  const script = proofs[options.name]
  if (script === undefined) {
    say(usage)
    process.exitCode = options.help ? 0 : 2
    return
  }
  await orExit(prepareCommandLine)
  const { code, output } = await runBundledScript(script, options.passed)
  process.stdout.write(options.json ? output : asLines(output))
  process.exitCode = code
}

/** @param {string[]} argv */
function read(argv) {
  const none = { name: '', help: true, json: false, passed: /** @type {string[]} */ ([]) }
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        count: { type: 'string' },
        from: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
    const { count, from, help = false, json = false } = values
    if (help) return none
    const passed = Object.entries({ count, from }).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}`, value],
    )
    return { name: positionals[0] ?? '', help, json, passed }
  } catch (error) {
    say(`${error instanceof Error ? error.message : error}\n`)
    return { ...none, help: false }
  }
}

/** A proof prints one JSON object. @param {string} output */
function asLines(output) {
  try {
    return Object.entries(JSON.parse(output))
      .map(
        ([name, value]) =>
          `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}\n`,
      )
      .join('')
  } catch {
    return output
  }
}
