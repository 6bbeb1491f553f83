import { normaliseQuestion } from '@shared/ask/question-text'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from '../../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { silentLogger } from '../../../platform/logger'
import { TicketMeaning } from './ticket-meaning'
import { TicketVectorStore } from './ticket-vector-store'

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

/** As many directions as there are words: the same words are the same vector. */
function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(384).fill(0.01)
  for (const word of text.split(/\W+/u)) {
    let place = 7
    for (const letter of word) place = (place * 31 + letter.charCodeAt(0)) % 384
    vector[place] = (vector[place] ?? 0) + 1
  }
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

function meaningOn(desk: Desk) {
  const embedded: string[] = []
  const meaning = new TicketMeaning({
    store: new TicketVectorStore(desk.local),
    ...{
      wording: () => ({ places: [], inFull: normaliseQuestion }),
      isBusy: () => false,
      logger: silentLogger,
    },
    embed: async (texts) => {
      embedded.push(...texts)
      return texts.map(vectorOf)
    },
  })
  const first = (text: string, openOnly = false) =>
    meaning.nearest(vectorOf(text), { openOnly }, 1)[0]?.entryId
  return { meaning, embedded, first }
}

describe('what tickets mean', () => {
  it('is made once, kept over a restart, and made again when their words change', async () => {
    const desk = await scene.open({ role: 'operator' })
    const id = desk.ticket({ title: 'gutter rattles loudly', locationId: 'harbour' })
    const begun = meaningOn(desk)
    begun.meaning.begin()
    await begun.meaning.settled()
    expect(begun.embedded).toContain('gutter rattles loudly')
    expect(begun.first('gutter rattles loudly')).toBe(id)
    await begun.meaning.close()

    const again = meaningOn(desk)
    again.meaning.begin()
    await again.meaning.settled()
    expect(again.embedded).toEqual([])
    expect(again.first('gutter rattles loudly')).toBe(id)

    desk.edit(id, { title: 'roof hatch squeaks' })
    again.meaning.rowsChanged([{ entity: 'tickets', ids: [id] }])
    await again.meaning.settled()
    expect(again.embedded).toEqual(['roof hatch squeaks'])
    expect(again.first('roof hatch squeaks')).toBe(id)
    await again.meaning.close()
  })

  it('is known of open ones first, and what is resolved is left out where only open ones are asked for', async () => {
    const desk = await scene.open({ role: 'operator' })
    const done = desk.ticket({ title: 'zebra crossing worn', locationId: 'harbour' })
    const open = desk.ticket({ title: 'quiet violin', locationId: 'harbour' })
    const { meaning, first, embedded } = meaningOn(desk)
    desk.edit(done, { status: 'resolved' })
    await desk.drained()
    meaning.begin()
    await meaning.settled()
    expect(embedded.indexOf('quiet violin')).toBeLessThan(embedded.indexOf('zebra crossing worn'))
    expect(first('zebra crossing worn')).toBe(done)
    expect(first('quiet violin', true)).toBe(open)
    expect(first('zebra crossing worn', true)).not.toBe(done)
    await meaning.close()
  })
})
