import { describe, expect, it } from 'vitest'
import { overlay, type RowEffect } from './overlay'

const effect = (kind: RowEffect['kind'], changes: RowEffect['changes'] = {}): RowEffect => ({
  ...{ rowId: 'a', kind, changes },
  madeAt: '2026-11-02T09:00:00.000Z',
})
const central = { id: 'a', title: 'Door', text: 'stuck', version: 3 }

describe('overlay', () => {
  it('shows what was changed here on top of everything else', () => {
    const mine = effect('update', { title: { from: 'Door', to: 'Gate' } })
    expect(overlay(central, [mine])).toMatchObject({ title: 'Gate', text: 'stuck', version: 3 })
  })

  it('shows a new row with what was changed of it since', () => {
    const row = overlay(null, [
      effect('insert', { title: { to: 'Door' } }),
      effect('update', { title: { from: 'Door', to: 'Gate' } }),
    ])
    expect(row).toMatchObject({ id: 'a', title: 'Gate', version: 0 })
  })

  it('prefers the row that has come to the one that was sent', () => {
    expect(overlay(central, [effect('insert', { title: { to: 'Old' } })])).toEqual(central)
  })

  it('shows nothing of a deleted row, or of changes to one that is not there', () => {
    expect(overlay(central, [effect('delete')])).toBeNull()
    expect(overlay(null, [effect('update', { title: { from: 'a', to: 'b' } })])).toBeNull()
  })
})
