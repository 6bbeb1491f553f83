import { describe, expect, it } from 'vitest'
import { listedColumns, movedColumn, toggledColumn } from './column-order'
import { searchChoices } from './filter-choice-search'
import { fittingCount } from './fitting-count'
import { firstListView, type ListView, readListView, usualColumns } from './list-view'
import { contentOf, differs, listViewOf, narrows } from './view-content'

const content = contentOf(firstListView)
const changed = (change: Partial<ListView>) => differs({ ...firstListView, ...change }, content)

describe('a view that is open', () => {
  it('is as it was saved until something about the list is changed', () => {
    expect(differs(listViewOf(content, 'open'), content)).toBe(false)
    expect(changed({})).toBe(false)
    expect(changed({ layout: 'board' })).toBe(true)
    expect(changed({ text: 'hdmi' })).toBe(true)
    expect(changed({ columns: usualColumns.toReversed() })).toBe(true)
    expect(changed({ query: { ...firstListView.query, group: 'status' } })).toBe(true)
    expect(changed({ query: { sort: firstListView.query.sort } })).toBe(true)
  })

  it('does not differ by the order of keys or by an empty filter', () => {
    const { where, sort } = firstListView.query
    const turned = { sort: { descending: sort.descending, by: sort.by }, where }
    expect(changed({ query: { ...turned, ...(where && { where }) } as ListView['query'] })).toBe(
      false,
    )
    const all = { query: { sort }, layout: 'table' } as const
    const empty = { query: { sort, where: { match: 'any', of: [] } }, layout: 'table' } as const
    expect(differs(listViewOf(empty, ''), all)).toBe(false)
  })

  it('has other tickets only when it is filtered or searched otherwise', () => {
    const narrowed = (change: Partial<ListView>) =>
      narrows({ ...firstListView, ...change }, content)
    const { sort, where } = firstListView.query
    expect(narrowed({})).toBe(false)
    expect(narrowed({ layout: 'board', columns: ['title'] })).toBe(false)
    expect(narrowed({ query: { where, sort: { ...sort, descending: false } } })).toBe(false)
    expect(narrowed({ text: 'hdmi' })).toBe(true)
    expect(narrowed({ query: { sort } })).toBe(true)
    expect(narrows({ ...firstListView, text: 'hdmi' }, null)).toBe(false)
  })

  it('keeps what was searched for as a condition', () => {
    const saved = contentOf({ ...firstListView, text: ' hdmi ' })
    expect(saved.query.where?.of).toContainEqual({ field: 'text', is: 'has', value: 'hdmi' })
    expect(differs(listViewOf(saved, 'x'), saved)).toBe(false)
  })
})

describe('what a desk remembers', () => {
  it('is read where it is whole, and without what was searched for', () => {
    expect(readListView({ ...firstListView, text: 'hdmi' })).toEqual(firstListView)
    expect(readListView({ ...firstListView, columns: ['colour'] })).toBeNull()
    expect(readListView('{')).toBeNull()
  })
})

describe('columns', () => {
  it('move, come and go, but a title stays', () => {
    expect(movedColumn(['title', 'status', 'bay'], 'bay', -1)).toEqual(['title', 'bay', 'status'])
    expect(movedColumn(['title', 'status'], 'status', 1)).toEqual(['title', 'status'])
    expect(toggledColumn(['title', 'bay'], 'bay')).toEqual(['title'])
    expect(toggledColumn(['title'], 'bay')).toEqual(['title', 'bay'])
    expect(toggledColumn(['bay', 'title'], 'title')).toEqual(['bay', 'title'])
    expect(listedColumns(['bay', 'title']).slice(0, 3)).toEqual(['bay', 'title', 'priority'])
  })
})

describe('tabs', () => {
  it('are those that fit, with room for the menu of the others', () => {
    expect(fittingCount([50, 50, 50], 150, 40)).toBe(3)
    expect(fittingCount([50, 50, 50], 149, 40)).toBe(2)
    expect(fittingCount([50, 50, 50], 60, 40)).toBe(0)
    expect(fittingCount([], 0, 40)).toBe(0)
  })
})

describe('choices', () => {
  it('are found by any of their words, without accents, beginnings first', () => {
    const choices = ['Bay 4 · Zoë’s', 'Zoe', 'Mia'].map((label) => ({ value: label, label }))
    expect(searchChoices(choices, 'zoe').map(({ label }) => label)).toEqual([
      'Zoe',
      'Bay 4 · Zoë’s',
    ])
    expect(searchChoices(choices, 'zo bay')).toHaveLength(1)
    expect(searchChoices(choices, '')).toHaveLength(3)
  })
})
