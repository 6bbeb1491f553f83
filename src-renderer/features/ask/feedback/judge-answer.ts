import type { Answer } from '@shared/ask/ask-contract'
import { request } from '../../../ipc/request'
import { reportOf } from '../../../ipc/request-error'
import { type Judgement, useFeedbackStore } from './feedback-store'

/**
 * Says what one thinks of an answer. It shows at once; the last word counts, whichever reply
 * comes first; what was refused stays with its error until it is said again.
 */
export async function judgeAnswer(
  traceId: string,
  judgement: Judgement,
  take: (answer: Answer) => void,
): Promise<void> {
  const { say } = useFeedbackStore.getState()
  const isLastWord = () => useFeedbackStore.getState().said[traceId]?.judgement === judgement
  say(traceId, { judgement, error: null })
  try {
    const answer = await request('ask.judge', { traceId, ...judgement })
    if (!isLastWord()) return
    take(answer)
    say(traceId, null)
  } catch (error) {
    if (isLastWord()) say(traceId, { judgement, error: reportOf(error).message })
  }
}
