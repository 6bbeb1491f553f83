import { splitPassages } from '@shared/knowledge/passages'
import { seededRandom } from '../../data/demo/seeded-random'
import type { HandbookDocument } from '../../features/answers/retrieval/evaluation/handbook'

/**
 * Handbooks of about so many sections: first the documents as they are, then as often as it takes
 * with the paragraphs of their sections mixed with those of others, so that words are as frequent
 * as people write them.
 */
export function manySections(
  documents: readonly HandbookDocument[],
  count: number,
): readonly HandbookDocument[] {
  const sections = documents.map(({ content }) => splitPassages(content))
  const paragraphs = sections.flat().flatMap(({ text }) => paragraphsOf(text))
  const made: HandbookDocument[] = []
  let total = 0
  for (let round = 0; total < count; round += 1) {
    const random = seededRandom('many sections', round)
    for (const [i, document] of documents.entries()) {
      if (total >= count) break
      const own = sections[i] ?? []
      total += own.length
      const text = own.map((section) => {
        const mixed = paragraphsOf(section.text).map((paragraph) =>
          random.next() < 0.5 ? paragraph : random.pick(paragraphs),
        )
        return `## ${section.heading || document.title}\n\n${mixed.join('\n\n')}`
      })
      made.push(round === 0 ? document : again(document, round, text.join('\n\n')))
    }
  }
  return made
}

function again(document: HandbookDocument, round: number, content: string): HandbookDocument {
  const { path, title } = document
  return { path: `${round}/${path}`, title: `${title} ${round}`, content }
}

function paragraphsOf(text: string): readonly string[] {
  return text.split(/\n{2,}/)
}
