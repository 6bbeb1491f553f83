import type { QuestionTwins } from './matcher-evaluation'

/** Pairs that share a question belong together: they are learned from or tested on, never both. */
export function groupsOf(pairs: readonly QuestionTwins[]): (text: string) => string {
  const parents = new Map<string, string>()
  const rootOf = (text: string): string => {
    const parent = parents.get(text)
    return parent === undefined || parent === text ? text : rootOf(parent)
  }
  for (const { a, b } of pairs) {
    const [one, other] = [rootOf(a), rootOf(b)]
    // The earlier of both is the root, whatever the order of the pairs.
    const [root = one, child = other] = [one, other].sort()
    if (root !== child) parents.set(child, root)
  }
  return rootOf
}
