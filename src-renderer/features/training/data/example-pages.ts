import type { TrainingExample } from '@shared/training/training-contract'
import type { InfiniteData } from '@tanstack/react-query'

export interface ExamplePage {
  readonly items: readonly TrainingExample[]
  readonly total: number
}

/** Pages by the offset at which they start. */
export type ExamplePages = InfiniteData<ExamplePage, number>

/** What ships with the app has no id, and its text only once. */
export function exampleKey({ id, text }: Pick<TrainingExample, 'id' | 'text'>): string {
  return id ?? `text:${text}`
}

/** All that was read, each example once: an offset may bring one twice. */
export function listedExamples(pages: Pick<ExamplePages, 'pages'> | undefined) {
  const items = pages?.pages.flatMap((page) => page.items) ?? []
  return [...new Map(items.map((item) => [exampleKey(item), item])).values()]
}

/** One example in the place of another, for instance with a new label. */
export function replaceExample(pages: ExamplePages, key: string, by: TrainingExample) {
  const change = (item: TrainingExample) => (exampleKey(item) === key ? by : item)
  return mapPages(pages, (page) => ({ ...page, items: page.items.map(change) }))
}

export function withoutExample(pages: ExamplePages, key: string): ExamplePages {
  return mapPages(pages, (page) => ({
    items: page.items.filter((item) => exampleKey(item) !== key),
    total: page.total - 1,
  }))
}

/** On top, where the newest labels are. */
export function withNewExample(pages: ExamplePages, added: TrainingExample): ExamplePages {
  const [first, ...others] = withCount(pages, 1).pages
  if (first === undefined) return pages
  return { ...pages, pages: [{ ...first, items: [added, ...first.items] }, ...others] }
}

export interface PatchedPages {
  readonly pages: ExamplePages
  /** Examples came or went: the list has to be read again to show them. */
  readonly stale: boolean
}

/** Brings listed rows up to date with what the start of the list is now; none moves. */
export function patchExamples(pages: ExamplePages, start: ExamplePage): PatchedPages {
  const byKey = new Map(start.items.map((item) => [exampleKey(item), item]))
  const listed = new Set(listedExamples(pages).map(exampleKey))
  const change = (item: TrainingExample) => byKey.get(exampleKey(item)) ?? item
  return {
    pages: mapPages(pages, (page) => ({ ...page, items: page.items.map(change) })),
    stale:
      start.items.some((item) => !listed.has(exampleKey(item))) ||
      start.total !== pages.pages[0]?.total,
  }
}

function withCount(pages: ExamplePages, difference: number): ExamplePages {
  return mapPages(pages, (page) => ({ ...page, total: page.total + difference }))
}

function mapPages(pages: ExamplePages, change: (page: ExamplePage) => ExamplePage): ExamplePages {
  return { ...pages, pages: pages.pages.map(change) }
}
