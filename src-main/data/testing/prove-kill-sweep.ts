import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { temporaryFolder } from '../postgres/testing/test-server'
import { killSweep } from './fault-sweep'
import { conclude, readProofOptions, sayProgress } from './proof'

const { count, from } = readProofOptions(10_000)
const folder = temporaryFolder()
try {
  sayProgress(`${count} points …`)
  const { problems, ...totals } = await killSweep({
    ...{ points: count, seed: from, folder, width: availableParallelism() },
  })
  conclude(totals, problems)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
