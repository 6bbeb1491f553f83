import { conclude, readProofOptions, sayProgress } from '../../testing/proof'
import { deskKillSweep } from './desk-kill-sweep'
import { startDeskScene } from './desk-scene'

// Kills desks that work with a real server at as many writes as it is told.
const { count } = readProofOptions(1_000)
const scene = await startDeskScene()
try {
  sayProgress(`${count} points …`)
  const { problems, ...totals } = await deskKillSweep({ scene, points: count })
  conclude(totals, problems)
} finally {
  await scene.close()
}
