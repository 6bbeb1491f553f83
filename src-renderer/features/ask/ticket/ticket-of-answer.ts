import type { Answer } from '@shared/ask/ask-contract'
import type { RequestedTicket } from '../../../app/new-ticket-request'
import { answerAsText } from '../answer-copy'
import { answerTicketText as text } from './answer-ticket-text'

const mostTitle = 120
/** A ticket's text may be longer; what matters of an answer is not. */
const mostAnswer = 6_000

/** What a ticket about a question begins with. @param said what a person answered instead */
export function ticketOfAnswer(answer: Answer, said: string | null): RequestedTicket {
  const { question, traceId, locationId, emergency, handover } = answer
  const written = answerAsText(answer, said).slice(0, mostAnswer)
  const outcome =
    handover !== null && said === null ? text.unanswered(handover.message) : text.answered(written)
  return {
    title: titleOf(question),
    description: [text.question(question), outcome, text.trace(traceId)].join('\n\n'),
    ...{ locationId, traceId },
    ...(emergency === null ? {} : { priority: 'urgent' as const }),
  }
}

/** Its first sentence, or as much of it as a title holds. */
function titleOf(question: string): string {
  const line = question.trim().replace(/\s+/gu, ' ')
  const [first = line] = line.match(/^.{12,}?[.?!](?= |$)/u) ?? []
  const sentence = first.replace(/[.?!]+$/u, '') || line
  return sentence.length <= mostTitle ? sentence : `${sentence.slice(0, mostTitle - 1).trimEnd()}…`
}
