import { localMigrations } from '../../postgres/testing/test-server'
import { conclude, readProofOptions, sayProgress, secondsSince } from '../../testing/proof'
import { emptyDisk } from './memory-local'
import { runSeeds, type SeedResult } from './simulation'

const reportEvery = 100

const { count, from } = readProofOptions(10_000)
const started = performance.now()
const failures: Pick<SeedResult, 'seed' | 'failures'>[] = []
let [seeds, desks, events] = [0, 0, 0]

await runSeeds({ disk: emptyDisk(localMigrations), from, count }, (result) => {
  seeds += 1
  desks += result.desks
  events += result.trace.length
  const { seed, failures: problems } = result
  if (problems.length > 0) {
    failures.push({ seed, failures: problems })
    sayProgress(`SEED=${seed} failed: ${problems[0]}`)
  }
  if (seeds % reportEvery === 0) {
    const each = Math.round((performance.now() - started) / seeds)
    sayProgress(`${seeds} of ${count} seeds, ${failures.length} failed, ${each} ms each`)
  }
})
conclude({ seeds, from, desks, events, seconds: secondsSince(started) }, failures)
