import { expect, test } from 'vitest'
import type { Desktop } from './desktop-ports'
import { TicketPaper } from './ticket-paper'

test.each([
  ['Order 3/4 inch bolts', 'Order 3-4 inch bolts.pdf'],
  ['Bay 4\\5: dark?', 'Bay 4-5- dark-.pdf'],
  ['../..', '-...pdf'],
])('a ticket “%s” is suggested as “%s”', async (title, file) => {
  const suggested: string[] = []
  const desktop: Desktop = {
    askWhere: async (name) => {
      suggested.push(name)
      return null
    },
    askWhich: async () => null,
    print: async () => false,
    pdf: async () => new Uint8Array(),
  }
  const paper = new TicketPaper({ desktop, titleOf: () => title })
  expect(await paper.savePdf('one')).toEqual({ saved: false })
  expect(suggested).toEqual([file])
})
