import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { QuestionVectors } from './embed-question'
import type { EmbedderState } from './embedder'
import { RecentVectors } from './recent-vectors'

/** A model that counts its work, and a disk that can be taken away. */
function scene(mostInMemory = 100) {
  const embedded: string[] = []
  const disk = new Map<string, Float32Array>()
  let state: EmbedderState = 'ready'
  let diskWorks = true
  const checked = () => {
    if (!diskWorks) throw new Error('no disk')
  }
  const the = {
    mostInMemory,
    embedder: {
      get state() {
        return state
      },
      embedQuestion: async (text: string) => {
        if (state === 'unavailable') throw new Error('no model')
        embedded.push(text)
        return Float32Array.of(embedded.length)
      },
    },
    stored: () => ({
      read: (texts: readonly string[]) => {
        checked()
        return texts.map((text) => disk.get(text) ?? null)
      },
      write: (made: readonly { readonly text: string; readonly vector: Float32Array }[]) => {
        checked()
        for (const { text, vector } of made) disk.set(text, vector)
      },
    }),
  }
  return {
    embedded,
    disk,
    /** A new process over the same disk. */
    start: () => new QuestionVectors(the),
    loseModel: () => {
      state = 'unavailable'
    },
    loseDisk: () => {
      diskWorks = false
    },
  }
}

describe('what people ask', () => {
  it('is embedded once, however it is written, and says where it comes from', async () => {
    const { start, embedded } = scene()
    const vectors = start()
    expect((await vectors.embedQuestion('Door  code?')).source).toBe('model')
    expect((await vectors.embedQuestion('door code?\u200b')).source).toBe('memory')
    await turn()
    expect((await start().embedQuestion('DOOR CODE?')).source).toBe('disk')
    expect(embedded).toEqual(['door code?'])
  })

  it('is embedded once when it is asked twice at the same time', async () => {
    const { start, embedded } = scene()
    const vectors = start()
    await Promise.all([vectors.embedQuestion('a'), vectors.embedQuestion('a')])
    expect(embedded).toHaveLength(1)
  })

  it('needs no model once it was embedded', async () => {
    const { start, loseModel } = scene()
    await start().embedQuestion('a')
    await turn()
    loseModel()
    const vectors = start()
    expect(vectors.state).toBe('unavailable')
    expect((await vectors.embedQuestion('a')).source).toBe('disk')
    await expect(vectors.embedQuestion('b')).rejects.toThrow('no model')
  })

  it('is embedded all the same when the disk is gone', async () => {
    const { start, loseDisk } = scene()
    loseDisk()
    const vectors = start()
    expect((await vectors.embedQuestion('a')).source).toBe('model')
    await turn()
    expect((await vectors.embedQuestion('a')).source).toBe('memory')
  })

  it('is tried again after the model failed', async () => {
    const { start, embedded, disk } = scene()
    const failing = new QuestionVectors({
      embedder: { state: 'ready', embedQuestion: () => Promise.reject(new Error('once')) },
      stored: () => ({ read: () => [null], write: () => undefined }),
    })
    await expect(failing.embedQuestion('a')).rejects.toThrow('once')
    await expect(failing.embedQuestion('a')).rejects.toThrow('once')
    expect([embedded.length, disk.size]).toEqual([0, 0])
    await start().embedQuestion('a')
    await turn()
    expect(disk.size).toBe(1)
  })
})

it('keeps in memory what was used last', () => {
  const recent = new RecentVectors(2)
  const vector = Float32Array.of(1)
  for (const text of ['a', 'b']) recent.set(text, vector)
  recent.get('a')
  recent.set('c', vector)
  expect(['a', 'b', 'c'].map((text) => recent.get(text) !== null)).toEqual([true, false, true])
})
