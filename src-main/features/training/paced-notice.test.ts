import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PacedNotice } from './paced-notice'

let value = 0
let told: number[] = []
let notice: PacedNotice
const pauseMs = 30

const become = (next: number) => {
  value = next
  notice.note()
}

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  notice = new PacedNotice(() => told.push(value), pauseMs)
})
afterEach(() => vi.useRealTimers())

describe('PacedNotice', () => {
  it('tells at once, and of a storm only how it is after a while', () => {
    become(1)
    expect(told).toEqual([1])
    for (let next = 2; next <= 100; next += 1) become(next)
    vi.advanceTimersByTime(pauseMs * 3)
    expect(told).toEqual([1, 100])
    become(101)
    expect(told).toEqual([1, 100, 101])
  })

  it('says nothing once it is closed', () => {
    become(1)
    become(2)
    notice.close()
    become(3)
    vi.advanceTimersByTime(pauseMs * 2)
    expect(told).toEqual([1])
  })
})
