import type { TicketColumn } from '@shared/tickets/ticket-query'
import { describe, expect, it } from 'vitest'
import { edgeOf, fittingWidth, readWidths, withWidth } from './column-widths'
import { tableLayout } from './table-columns'

const columns: readonly TicketColumn[] = ['title', 'status', 'assignee']

describe('the width of a column', () => {
  it('can always be seen and taken hold of', () => {
    expect(fittingWidth(150.4)).toBe(150)
    expect(fittingWidth(-20)).toBe(44)
    expect(fittingWidth(9_000)).toBe(800)
  })

  it('leaves what takes a share of the room where it stands', () => {
    const now = { title: 400, status: 112, assignee: 140.4 }
    expect(withWidth({ own: {}, now }, 'status', 130)).toEqual({ assignee: 140, status: 130 })
    expect(withWidth({ own: { assignee: 200 }, now }, 'status', 130)).toEqual({
      ...{ assignee: 200, status: 130 },
    })
  })

  it('is what rows are laid out by', () => {
    expect(tableLayout(columns, { status: 130 }).template).toBe(
      '20px minmax(220px, 8fr) 130px minmax(112px, 1fr)',
    )
    const { least } = tableLayout(columns)
    expect(tableLayout(columns, { status: 130 }).least).toBe(least + 130 - 112)
  })

  it('is changed at the edge towards the title', () => {
    expect(edgeOf(columns, 'status')).toBe('start')
    expect(edgeOf(['priority', 'title'], 'priority')).toBe('end')
  })

  it('is read from what was kept only where it is one', () => {
    expect(readWidths({ status: 130.6, bay: 'wide', title: 500, cause: 90, due: 9_000 })).toEqual({
      ...{ status: 131, due: 800 },
    })
    expect(readWidths(null)).toEqual({})
  })
})
