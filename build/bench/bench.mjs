import { StepFailed } from '../bootstrap/failure.mjs'
import { displayEnvironment } from '../bootstrap/launch.mjs'
import { prepareApp } from '../bootstrap/prepare.mjs'
import { say } from '../bootstrap/step.mjs'
import { readBenchOptions, UsageError } from './bench-options.mjs'
import { figuresAsJson, figuresAsTable } from './figure.mjs'
import { setStage } from './stage.mjs'

/**
 * @typedef {import('./figure.mjs').Figure} Figure
 * @typedef {{ runs: number, say: (text: string) => void }} MeasureOptions
 * @typedef {(stage: import('./stage.mjs').Stage, options: MeasureOptions) => Promise<Figure[]>} Measure
 * @typedef {{ runs: number, load: () => Promise<Measure> }} Bench runs: how many without --runs
 */

/**
 * Loaded when measured: some need packages that may have to be installed first.
 * @type {Record<string, Bench>}
 */
const benches = {
  start: { runs: 7, load: async () => (await import('./measure-start.mjs')).measureStart },
  ipc: { runs: 10, load: async () => (await import('./measure-ipc.mjs')).measureIpc },
  ask: { runs: 1, load: async () => (await import('./measure-ask.mjs')).measureAsk },
  cache: { runs: 1, load: async () => (await import('./measure-cache.mjs')).measureCache },
  retrieval: {
    runs: 1,
    load: async () => (await import('./measure-retrieval.mjs')).measureRetrieval,
  },
  sync: { runs: 1, load: async () => (await import('./measure-sync.mjs')).measureSync },
  tickets: { runs: 1, load: async () => (await import('./measure-tickets.mjs')).measureTickets },
}

const usage = `Usage: npm run -s cli -- bench [start|ipc|ask|cache|retrieval|sync|tickets ...] [--runs N] [--json]

Measures ClubOS in data folders of its own, each figure beside its yardstick. Without a name, all.

  start      start to usable window, against an empty Electron window
  ipc        a request from the page to main and back, against a bare invoke; delays in main
  ask        answers of each kind, from the key press to what is seen, against one embedding; the
             first words of a model, against the model server itself
  cache      looking a question up among 100,000 remembered answers, beyond one embedding
  retrieval  searching 2,000 and 10,000 sections and composing an answer, beyond one embedding
  sync       sending, fetching and seeing changes, against plain SQL; what screens ask of the copy
  tickets    a list of 100,000: filter, sort, search, open, scroll, and tickets that mean the same

  --runs N  pairs of starts (7), rounds of 200 requests (10)
  --json    print an array of {name, value, unit, yardstick, ratio, goal}
  --help    show this`

/** @param {string[]} argv what follows `bench` */
export async function runBench(argv) {
  try {
    const options = readBenchOptions(argv, Object.keys(benches))
    if (options.help) return console.log(usage)
    const figures = await measureAll(options)
    process.stdout.write(options.json ? figuresAsJson(figures) : figuresAsTable(figures))
  } catch (error) {
    reportFailure(error, argv.includes('--json'))
  }
}

/** @param {import('./bench-options.mjs').BenchOptions} options */
async function measureAll({ names, runs }) {
  await prepareApp()
  const display = await displayEnvironment()
  /** @type {Figure[]} */
  const figures = []
  for (const name of names) {
    const bench = benches[name]
    if (bench === undefined) continue
    say(`• Measuring ${name} …`)
    figures.push(...(await measure(bench, { display, runs: runs ?? bench.runs })))
  }
  return figures
}

/** @param {Bench} bench @param {{ display: NodeJS.ProcessEnv, runs: number }} options */
async function measure(bench, { display, runs }) {
  const measureFigures = await bench.load()
  const stage = setStage(display)
  try {
    return await measureFigures(stage, { runs, say })
  } finally {
    stage.strike()
  }
}

/** @param {unknown} error @param {boolean} json */
function reportFailure(error, json) {
  const message = error instanceof Error ? error.message : String(error)
  const wrongCall = error instanceof UsageError
  if (error instanceof StepFailed && error.details) say(`\n${error.details}\n`)
  const report = { error: { code: wrongCall ? 'USAGE' : 'BENCH_FAILED', message } }
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`)
  else say(wrongCall ? `${message}\n\n${usage}` : `✗ ${message}`)
  process.exitCode = wrongCall ? 2 : 1
}
