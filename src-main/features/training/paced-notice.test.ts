import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
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
  told = []
  notice = new PacedNotice(() => told.push(value), pauseMs)
})

describe('PacedNotice', () => {
  it('tells at once, and of a storm only how it is after a while', async () => {
    become(1)
    expect(told).toEqual([1])
    for (let next = 2; next <= 100; next += 1) become(next)
    await sleep(pauseMs * 3)
    expect(told).toEqual([1, 100])
    become(101)
    expect(told).toEqual([1, 100, 101])
  })

  it('says nothing once it is closed', async () => {
    become(1)
    become(2)
    notice.close()
    become(3)
    await sleep(pauseMs * 2)
    expect(told).toEqual([1])
  })
})
