import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DeskScene, startDeskScene } from '../../data/sync/testing/desk-scene'
import { settled } from '../../data/sync/testing/settled'

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

const tags = (count: number, of: string) => Array.from({ length: count }, (_, at) => `${of}-${at}`)

it('what is too long is refused once, in words, and holds nothing up', async () => {
  const desk = await scene.open({ role: 'support' })
  const refused = [
    desk.ticket({ title: 'x'.repeat(201) }),
    desk.ticket({ description: 'x'.repeat(20_001) }),
    desk.ticket({ tags: tags(21, 'tag') }),
  ]
  const fine = desk.ticket({ title: 'Behind them' })
  await desk.drained()
  expect(desk.waiting).toBe(0)
  const letters = desk.sync.deadLetters.list()
  expect(letters.map(({ message }) => message).toSorted()).toEqual([
    'A description has at most 20,000 letters.',
    'A ticket has at most 20 tags of 40 letters each.',
    'A title has at most 200 letters.',
  ])
  for (const id of refused) expect(await scene.central(id)).toBeUndefined()
  expect(await scene.central(fine)).toMatchObject({ title: 'Behind them' })
})

it('two desks that add tags without the line fill a ticket together, and the second is told', async () => {
  const [one, other] = [
    await scene.open({ role: 'support' }),
    await scene.open({ role: 'manager' }),
  ]
  const id = one.ticket({ tags: tags(5, 'both') })
  await one.drained()
  await settled('at the other desk', () => other.shown(id))
  await other.close()
  const away = scene.desk({ role: 'manager', file: other.the.file })
  one.edit(id, { tags: [...tags(5, 'both'), ...tags(10, 'one')] })
  await one.drained()
  away.edit(id, { tags: [...tags(5, 'both'), ...tags(10, 'other')] })
  await away.start()
  await away.drained()
  expect(away.sync.deadLetters.list()).toMatchObject([
    { message: 'A ticket has at most 20 tags of 40 letters each.' },
  ])
  expect(await scene.central(id)).toMatchObject({
    tags: [...tags(5, 'both'), ...tags(10, 'one')],
  })
})
