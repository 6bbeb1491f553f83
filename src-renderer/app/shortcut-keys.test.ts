import { describe, expect, it } from 'vitest'
import { keyCaps, matchStroke, type Shortcut, strokeName } from './shortcut-keys'

const shortcut = (keys: string, label = keys): Shortcut => ({
  keys,
  label,
  group: 'test',
  run: () => undefined,
})
const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

describe('strokeName', () => {
  it('names Ctrl and Cmd alike', () => {
    expect(strokeName({ ...plain, key: 'K', ctrlKey: true })).toBe('Mod+k')
    expect(strokeName({ ...plain, key: 'k', metaKey: true })).toBe('Mod+k')
  })

  it('tells Shift beside Ctrl, but not capitals', () => {
    expect(strokeName({ ...plain, key: 'Z', ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+z')
    expect(strokeName({ ...plain, key: 'Z', ctrlKey: true })).toBe('Mod+z')
    expect(strokeName({ ...plain, key: '?', ctrlKey: true, shiftKey: true })).toBe('Mod+?')
  })

  it('leaves Alt to the system', () => {
    expect(strokeName({ ...plain, key: 'j', altKey: true })).toBeNull()
  })
})

describe('matchStroke', () => {
  const all = [shortcut('j'), shortcut('g a'), shortcut('g t'), shortcut('a')]

  it('waits for the second key of a sequence', () => {
    expect(matchStroke(all, '', 'g')).toEqual({ shortcut: null, pending: 'g' })
    expect(matchStroke(all, 'g', 't').shortcut?.keys).toBe('g t')
  })

  it('prefers the sequence to the single key', () => {
    expect(matchStroke(all, 'g', 'a').shortcut?.keys).toBe('g a')
    expect(matchStroke(all, '', 'a').shortcut?.keys).toBe('a')
  })

  it('forgets a sequence that leads nowhere, and takes the key for itself', () => {
    expect(matchStroke(all, 'g', 'j').shortcut?.keys).toBe('j')
    expect(matchStroke(all, 'g', 'x')).toEqual({ shortcut: null, pending: '' })
    expect(matchStroke(all, 'g', 'g').pending).toBe('g')
  })

  it('takes the screen’s shortcut before the shell’s', () => {
    const both = [shortcut('Escape', 'shell'), shortcut('Escape', 'screen')]
    expect(matchStroke(both, '', 'Escape').shortcut?.label).toBe('screen')
  })
})

describe('keyCaps', () => {
  it('draws one cap per key', () => {
    expect(keyCaps('Mod+k', false)).toEqual(['Ctrl', 'K'])
    expect(keyCaps('g a', false)).toEqual(['G', 'A'])
    expect(keyCaps('Escape', true)).toEqual(['Esc'])
    expect(keyCaps('Mod+Shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
    expect(keyCaps('J', false)).toEqual(['Shift', 'J'])
  })
})
