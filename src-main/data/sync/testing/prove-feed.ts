import { startTestClub } from '../../postgres/testing/test-club'
import { conclude, readProofOptions, sayProgress, secondsSince } from '../../testing/proof'
import { runFeed } from './feed-run'

const writers = 16

const { count, from } = readProofOptions(1_000_000)
const started = performance.now()
const club = await startTestClub()
try {
  sayProgress(`${writers} writers, ${count} rows …`)
  const { missed, ...result } = await runFeed(club, {
    ...{ rows: count, writers, seed: `feed-${from}` },
  })
  const rowsPerSecond = Math.round(result.rowsPerSecond)
  conclude({ writers, ...result, rowsPerSecond, seconds: secondsSince(started) }, missed)
} finally {
  await club.close()
}
