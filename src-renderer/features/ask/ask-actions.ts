import { on } from '../../ipc/events'
import { request } from '../../ipc/request'
import { reportOf } from '../../ipc/request-error'
import { useAskStore } from './ask-store'
import { onceAFrame } from './progress-feed'

/** Asks and streams the answer into the conversation; does nothing while another one runs. */
export async function ask(question: string, locationId: string | null): Promise<void> {
  const { begin, fail, finish, progress, running } = useAskStore.getState()
  if (running !== null || question.trim() === '') return
  const requestId = crypto.randomUUID()
  const abort = new AbortController()
  // A model's words are waited for; the rest of an answer comes with its end.
  const pieces = onceAFrame(progress, ({ type }) => type === 'words')
  const unfollow = on('ask.progress', pieces.add)
  begin(
    { requestId, question: question.trim(), locationId, askedAt: new Date().toISOString() },
    abort,
  )
  try {
    const input = { question, locationId }
    const answer = await request('ask.ask', input, { requestId, signal: abort.signal })
    pieces.flush()
    finish(requestId, answer)
  } catch (error) {
    pieces.flush()
    fail(requestId, reportOf(error))
  } finally {
    unfollow()
  }
}

/** Stops the running question; what has come of its answer stays. */
export function stopAsking(): void {
  useAskStore.getState().running?.abort.abort()
}

/** Asks the same question again in place of an attempt that came to nothing. */
export async function askAgain(turn: {
  readonly key: string
  readonly question: string
  readonly locationId: string | null
}): Promise<void> {
  const { drop, running } = useAskStore.getState()
  if (running !== null) return
  drop(turn.key)
  await ask(turn.question, turn.locationId)
}
