import { describe, expect, it } from 'vitest'
import { answerWith } from '../testing/example-answer'
import { ticketOfAnswer } from './ticket-of-answer'

describe('a ticket about a question', () => {
  it('has the question for a title, both in its text, and leads back to the trace', () => {
    const answer = answerWith({ question: 'Projector in bay 3 is dark again. What now?' })
    const ticket = ticketOfAnswer(answer, null)
    expect(ticket).toMatchObject({
      ...{ title: 'Projector in bay 3 is dark again', traceId: answer.traceId },
      locationId: answer.locationId,
    })
    expect(ticket.description).toContain('Question: Projector in bay 3 is dark again. What now?')
    expect(ticket.description).toContain(`clubos://trace/${answer.traceId}`)
    expect(ticket.priority).toBeUndefined()
  })

  it('says why nobody answered, or what a person said', () => {
    const handover = { reason: 'no-passage', message: 'Nothing answers this.' } as const
    const answer = answerWith({ handover })
    expect(ticketOfAnswer(answer, null).description).toContain(
      'Not answered: Nothing answers this.',
    )
    expect(ticketOfAnswer(answer, 'Use the spare key.').description).toContain('Use the spare key.')
  })

  it('cuts a long question', () => {
    const { title } = ticketOfAnswer(answerWith({ question: 'why '.repeat(200) }), null)
    expect(title.length).toBeLessThanOrEqual(120)
    expect(title.endsWith('…')).toBe(true)
  })
})
