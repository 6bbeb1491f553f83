import { describe, expect, it } from 'vitest'
import {
  durationText,
  elapsedText,
  exactDurationText,
  probabilityText,
  shortHash,
} from './measure-text'

describe('measures as text', () => {
  it.each([
    [0.94, '0.9 ms'],
    [41.3, '41 ms'],
    [1_240, '1.24 s'],
  ])('shows a duration of %d as %s', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text)
  })

  it.each([
    [18_000, '00:18'],
    [724_900, '12:04'],
    [3_725_000, '1:02:05'],
    [-50, '00:00'],
  ])('shows %d ms elapsed as %s', (milliseconds, text) => {
    expect(elapsedText(milliseconds)).toBe(text)
  })

  it('does not show a short step as none', () => {
    expect(exactDurationText(0.01)).toBe('<0.1 ms')
    expect(exactDurationText(41.26)).toBe('41.3 ms')
  })

  it('never rounds a probability up to certainty', () => {
    expect(probabilityText(0.999)).toBe('0.99')
    expect(probabilityText(1)).toBe('1.00')
  })

  it('shortens hashes and leaves short text alone', () => {
    expect(shortHash('019aa3f261d87c1e019aa3f261d87c1e')).toBe('019aa3f2…7c1e')
    expect(shortHash('demo')).toBe('demo')
  })
})
