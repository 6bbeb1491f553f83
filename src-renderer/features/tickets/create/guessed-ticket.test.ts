import { describe, expect, it } from 'vitest'
import { guessedTicket } from './guessed-ticket'
import { emptyTicket, withChosen } from './new-ticket'

const because = 'It says so.'
const guesses = {
  category: { value: 'tech', because },
  locationId: { value: 'truro', because },
  bayId: { value: 'truro-2', because },
  tags: [{ value: 'projector', because }],
} as const

describe('a new ticket', () => {
  it('holds guesses where nothing was chosen, and says why', () => {
    expect(guessedTicket(emptyTicket, guesses, 'bedford')).toMatchObject({
      ticket: { category: 'tech', locationId: 'truro', bayId: 'truro-2', tags: ['projector'] },
      because: { category: because, locationId: because, bayId: because, tags: because },
    })
  })

  it('keeps what was chosen, be it nothing', () => {
    const chosen = withChosen(emptyTicket, { category: 'orders', tags: [] })
    const { ticket, because: why } = guessedTicket(chosen, guesses, 'bedford')
    expect(ticket).toMatchObject({ category: 'orders', tags: [], locationId: 'truro' })
    expect(why).not.toHaveProperty('category')
  })

  it('guesses no bay of another place than the chosen one', () => {
    const chosen = withChosen(emptyTicket, { locationId: 'bedford' })
    const { ticket, because: why } = guessedTicket(chosen, guesses, 'bedford')
    expect(ticket).toMatchObject({ locationId: 'bedford', bayId: null })
    expect(why).not.toHaveProperty('bayId')
  })
})
