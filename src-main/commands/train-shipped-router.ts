import { join } from 'node:path'
import { composeRouting } from '../compose-routing'
import { writeShippedRouter } from '../features/routing/shipped-router'
import { showProgress, withEvalSession } from './eval-session'

/** Trains the router that ships with the app, from the examples beside it. */
export async function trainShippedRouter(): Promise<void> {
  const router = await withEvalSession(async ({ paths, embedTexts, logger }) => {
    const { training, examples } = composeRouting({ paths, embedTexts, logger })
    const { outOfFold: _, ...trained } = await training.train(examples(), {
      signal: new AbortController().signal,
      onProgress: ({ step, share }) => showProgress(step, share),
    })
    writeShippedRouter(join(paths.resources, 'routing'), trained)
    return trained
  })
  const { accuracy, examples, trainSeconds } = router.metrics
  const share = (100 * accuracy).toFixed(1)
  process.stdout.write(`${examples} examples, ${share} % right left out, ${trainSeconds} s.\n`)
}
