import type { HandbookDocument, HandbookQuestion } from './handbook'

/** A section as far as a question's truth can tell it from others. */
export interface SectionName {
  readonly path: string
  readonly title: string
  readonly heading: string
}

/**
 * Says which sections are right for a question. Headings are compared without their Markdown,
 * entities, case and punctuation; documents by path, with or without folders and extension as long
 * as only one can be meant.
 */
export class HandbookTruth {
  private readonly paths: readonly string[]

  constructor(documents: readonly Pick<HandbookDocument, 'path'>[]) {
    this.paths = documents.map(({ path }) => path)
  }

  /** @returns the document's path, or `null` where there is none of that name */
  documentOf(doc: string): string | null {
    const wanted = tidy(doc)
    const tests: readonly ((path: string) => boolean)[] = [
      (path) => path === doc,
      (path) => tidy(path) === wanted,
      (path) => bare(tidy(path)) === bare(wanted),
      (path) => `/${wanted}`.endsWith(`/${tidy(path)}`) || `/${tidy(path)}`.endsWith(`/${wanted}`),
      (path) => `/${bare(tidy(path))}`.endsWith(`/${bare(wanted)}`),
    ]
    for (const test of tests) {
      // Of several that fit equally the first: a folder may hold "A.md" and "a.md".
      const found = this.paths.find(test)
      if (found !== undefined) return found
    }
    return null
  }

  isAnswer({ doc, heading }: HandbookQuestion, section: SectionName): boolean {
    if (doc === null || this.documentOf(doc) !== section.path) return false
    const wanted = plainHeading(heading ?? '')
    const own = plainHeading(section.heading)
    return wanted === own || (own === '' && wanted === plainHeading(section.title))
  }
}

const tidy = (path: string) =>
  path
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '')
    .normalize('NFC')
    .toLowerCase()

const bare = (path: string) => path.replace(/\.[a-z]+$/, '')

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—' },
  ...{ hellip: '…', rsquo: '’', lsquo: '‘', rdquo: '”', ldquo: '“', copy: '©', reg: '®' },
}

function entity(whole: string, name: string): string {
  const code = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name)
  if (code === null) return entities[name.toLowerCase()] ?? whole
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16)
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
}

/** A heading's words alone: what two ways of writing the same heading have in common. */
export function plainHeading(heading: string): string {
  const text = heading
    .replace(/^\s*#{1,6}\s+|\s+#+\s*$/g, '')
    .replace(/\{[#:.][^}]*\}\s*$/, '')
    .replace(/<[^<>]*>/g, '')
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, '$1')
    .replace(/&(#?\w+);/g, entity)
    .normalize('NFKC')
    .toLowerCase()
  return text.match(/[\p{L}\p{N}$€£%+#]+/gu)?.join(' ') ?? text.trim()
}
