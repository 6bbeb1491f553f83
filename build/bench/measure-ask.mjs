import { measureGenerated } from './ask-generated.mjs'
import { measureLocal } from './ask-local.mjs'
import { signIn, whenReady } from './club-session.mjs'
import { withDrivenApp } from './driven-app.mjs'
import { withEmbeddingThread } from './embedding-thread.mjs'

/**
 * Answers as the page gets them, as main counts them, and from the key press to painted text;
 * against one embedding of the same question in a thread of plain Node, both taking turns. No
 * question is asked twice but where an answer from memory is to be measured.
 * @param {import('./stage.mjs').Stage} stage
 * @returns {Promise<import('./figure.mjs').Figure[]>}
 */
export async function measureAsk(stage) {
  const local = await withDrivenApp(stage.clubos, ({ page }) =>
    withEmbeddingThread(async (timeEmbedding) => {
      await whenReady(page)
      await signIn(page)
      return measureLocal({ page, timeEmbedding })
    }),
  )
  return [...local, ...(await measureGenerated(stage))]
}
