import { describe, expect, it } from 'vitest'
import type { Queued } from './outbox-store'
import { Batch } from './pick-batch'

let position = 0
const operation = (opId: string, set: Partial<Queued> = {}): Queued => {
  position += 1
  return {
    ...{ position, opId, entity: 'jobs', rowId: opId, kind: 'update', baseVersion: 1, priority: 1 },
    ...{ changes: {}, dependsOn: [], madeAt: '2026-11-02T09:00:00.000Z', state: 'queued' },
    ...{ deviceSeq: null, syncSeq: null, ackedAt: null },
    ...set,
  }
}
const idsOf = (batch: Batch) => batch.operations.map(({ opId }) => opId)
const nothingOpen = { heldBack: () => false, openAmong: () => new Set<string>() }
const open = (...opIds: string[]) => ({ ...nothingOpen, openAmong: () => new Set(opIds) })

describe('Batch', () => {
  it('takes what depends on something in the same batch', () => {
    const batch = new Batch(open('a'))
    batch.offer([operation('a'), operation('b', { dependsOn: ['a'] })])
    expect(idsOf(batch)).toEqual(['a', 'b'])
  })

  it('passes over what waits, and what waits for that, but nothing else', () => {
    const batch = new Batch(open('refused', 'b'))
    batch.offer([
      operation('b', { dependsOn: ['refused'] }),
      operation('c', { dependsOn: ['b'] }),
      operation('d'),
    ])
    expect(idsOf(batch)).toEqual(['d'])
  })

  it('passes over what is held back', () => {
    const batch = new Batch({ ...nothingOpen, heldBack: ({ opId }) => opId === 'a' })
    batch.offer([operation('a'), operation('b')])
    expect(idsOf(batch)).toEqual(['b'])
  })

  it('stops at its size, and takes at least one', () => {
    const large = { changes: { text: { to: 'x'.repeat(900) } } }
    const batch = new Batch(nothingOpen, { operations: 10, bytes: 1_000 })
    batch.offer([operation('a', large), operation('b', large)])
    expect(idsOf(batch)).toEqual(['a'])
    expect(batch.isFull).toBe(true)
  })
})
