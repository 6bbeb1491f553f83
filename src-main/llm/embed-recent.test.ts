import { expect, test } from 'vitest'
import { embedRecent } from './embed-recent'
import type { EmbedderState } from './embedder'

function model(state: EmbedderState) {
  const asked: string[] = []
  const embedQuestion = (text: string) => {
    asked.push(text)
    return Promise.resolve(new Float32Array([text.length]))
  }
  return { asked, embedder: { state, embedQuestion } }
}

test('a text that is asked of again is embedded once', async () => {
  const { asked, embedder } = model('ready')
  const embed = embedRecent(embedder)
  const vectors = [await embed('no sound'), await embed('no light'), await embed('no sound')]
  expect(asked).toEqual(['no sound', 'no light'])
  expect(vectors[2]).toBe(vectors[0])
})

test('without a model there is no vector, and it is asked once there is one', async () => {
  const { asked, embedder } = model('loading')
  const embed = embedRecent(embedder)
  expect(await embed('no sound')).toBeNull()
  embedder.state = 'ready'
  expect(await embed('no sound')).toEqual(new Float32Array([8]))
  expect(asked).toEqual(['no sound'])
})
