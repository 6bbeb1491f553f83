import { splitPassages } from '@shared/knowledge/passages'
import { describe, expect, it } from 'vitest'
import { manySections } from './many-sections'

const documents = [
  {
    path: 'door.md',
    title: 'Door',
    content: '# Door\n\n## Code\n\nSix digits.\n\nNever share it.',
  },
  { path: 'bay.md', title: 'Bay', content: '# Bay\n\nText first.\n\n## Screen\n\nPress the key.' },
]

const sectionsIn = (made: typeof documents) =>
  made.reduce((sum, { content }) => sum + splitPassages(content).length, 0)

describe('many sections', () => {
  it('are about as many as asked for, the real documents among them', () => {
    const made = [...manySections(documents, 100)]
    expect(sectionsIn(made)).toBeGreaterThanOrEqual(100)
    expect(sectionsIn(made)).toBeLessThan(100 + 3)
    expect(made.slice(0, 2)).toEqual(documents)
    expect(new Set(made.map(({ path }) => path)).size).toBe(made.length)
  })

  it('are the same each time, of the paragraphs that there are', () => {
    const made = manySections(documents, 50)
    expect(made).toEqual(manySections(documents, 50))
    const known = new Set(documents.flatMap(({ content }) => content.split(/\n{2,}/)))
    for (const { content } of made)
      for (const { text } of splitPassages(content))
        for (const paragraph of text.split(/\n{2,}/)) expect(known).toContain(paragraph)
  })
})
