import type { Assistant } from '@shared/ask/assistant'
import { SimilarTexts } from '../../../platform/similar-texts'
import { type AnswerScope, type RememberedQuestion, scopeName } from './remembered-answer'

export interface SimilarAnswer {
  readonly entry: RememberedQuestion
  /** The wording that was found, as it is compared. */
  readonly wording: string
  readonly similarity: number
}

interface Placing {
  /** As they are compared, in order. */
  readonly texts: readonly string[]
  readonly vectors: readonly Float32Array[]
}

/** All that is remembered, in memory without its answers: by id, by scope and words, by resemblance. */
export class RememberedQuestions {
  private readonly index = new SimilarTexts()
  private readonly entries = new Map<string, RememberedQuestion>()
  /** This device's own, by scope and question. */
  private readonly own = new Map<string, string>()
  /** By row of the index. */
  private readonly wordings: string[] = []

  get size(): { readonly own: number; readonly shared: number } {
    let shared = 0
    for (const entry of this.entries.values()) if (entry.shared) shared += 1
    return { own: this.entries.size - shared, shared }
  }

  get(id: string): RememberedQuestion | undefined {
    return this.entries.get(id)
  }

  all(): Iterable<RememberedQuestion> {
    return this.entries.values()
  }

  /** In the place of what is known under its id, or was said of this device's own to the same question. */
  put(entry: RememberedQuestion): void {
    if (!entry.shared) {
      const name = exactName(entry)
      const before = this.own.get(name)
      if (before !== undefined && before !== entry.id) this.remove(before)
      this.own.set(name, entry.id)
    }
    this.entries.set(entry.id, entry)
  }

  remove(id: string): void {
    const entry = this.entries.get(id)
    this.index.remove(id)
    this.entries.delete(id)
    if (entry !== undefined && this.own.get(exactName(entry)) === id) {
      this.own.delete(exactName(entry))
    }
  }

  /** Whether it is found by resemblance, in these very wordings. */
  isPlaced({ id }: RememberedQuestion, texts: readonly string[]): boolean {
    const rows = this.index.rowsOf(id)
    return rows.length === texts.length && rows.every((row, i) => this.wordings[row] === texts[i])
  }

  /** From now on it is found by resemblance, in these wordings and no others. */
  place(entry: RememberedQuestion, { texts, vectors }: Placing): void {
    const { id: entryId, assistant } = entry
    this.index.remove(entryId)
    for (const [i, text] of texts.entries()) {
      const vector = vectors[i]
      if (vector === undefined) continue
      const row = this.index.add({ entryId, scope: scopeName(entry, assistant), vector })
      this.wordings[row] = text
    }
  }

  /** Questions of the scope that are most like this one, best first. */
  similar(
    vector: Float32Array,
    { assistant, ...scope }: AnswerScope & { readonly assistant: Assistant },
    limit: number,
  ): readonly SimilarAnswer[] {
    const found = this.index.nearest(vector, scopeName(scope, assistant), limit)
    return found.flatMap(({ row, entryId, similarity }) => {
      const entry = this.entries.get(entryId)
      const wording = this.wordings[row]
      return entry === undefined || wording === undefined ? [] : [{ entry, wording, similarity }]
    })
  }
}

/** Whoever answered it: of one question in one scope there is one answer. */
export const exactName = ({
  question,
  audience,
  locationId,
}: AnswerScope & { readonly question: string }) => [question, audience, locationId ?? ''].join('\n')
