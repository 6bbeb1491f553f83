import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { onceAFrame } from './progress-feed'

let frames: (() => void)[]

beforeEach(() => {
  frames = []
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
  vi.stubGlobal('cancelAnimationFrame', (number: number) => frames.splice(number - 1, 1))
})
afterEach(() => vi.unstubAllGlobals())

function feed() {
  const taken: string[][] = []
  const pieces = onceAFrame<string>(
    (some) => taken.push([...some]),
    (piece) => piece === 'words',
  )
  return { taken, pieces }
}

it('hands on all that came since the last frame, in its order', () => {
  const { taken, pieces } = feed()
  for (const piece of ['cited', 'block', 'block 2']) pieces.add(piece)
  expect([taken, frames.length]).toEqual([[], 1])
  frames.shift()?.()
  pieces.add('block 3')
  frames.shift()?.()
  expect(taken).toEqual([['cited', 'block', 'block 2'], ['block 3']])
})

it('does not keep waiting what is waited for, nor what came before it', () => {
  const { taken, pieces } = feed()
  pieces.add('writing')
  pieces.add('words')
  expect([taken, frames.length]).toEqual([[['writing', 'words']], 0])
})

it('hands on the rest at the end, once, though no frame comes', () => {
  const { taken, pieces } = feed()
  pieces.add('block')
  pieces.flush()
  pieces.flush()
  expect([taken, frames.length]).toEqual([[['block']], 0])
})
