import type { Person } from '@shared/accounts/account-contract'
import { type Assistant, assistants, type Label } from '@shared/ask/assistant'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import type { Clock } from '../../../platform/clock'
import type { AnswerCache } from './answer-cache'
import { cacheKey, type RememberedQuestion } from './remembered-answer'
import type { SimilarAnswer } from './remembered-questions'

export interface RemovalDependencies {
  readonly cache: AnswerCache
  readonly writer: DeskWriter
  readonly person: Person
  readonly clock: Clock
  readonly embed: (question: string) => Promise<Float32Array | null>
}

/** Questions so alike share the fate of the one that is taken out, where they rest on the same. */
const neighbourhood = 0.7
const mostNeighbours = 50
/** A product of rounded numbers may be a little off. */
const verySame = 0.999

/** Takes answers out of use: here, and what is the club's on every desk. */
export class AnswerRemoval {
  constructor(private readonly the: RemovalDependencies) {}

  /** Alike, of the same assistant, and resting on one of those. */
  async around(
    { question, assistant }: { readonly question: string; readonly assistant: Assistant },
    dependencies: readonly string[],
  ): Promise<readonly RememberedQuestion[]> {
    const found = await this.near(question, assistant)
    return restingOn(found, new Set(dependencies))
  }

  /** By desks that are offline, too, later. @param shared of the club */
  retire(shared: readonly RememberedQuestion[]): void {
    const { person, writer, clock } = this.the
    if (shared.length === 0 || person.role === 'kiosk') return
    const retiredAt = clock.now().toISOString()
    writer.write((changes) => {
      for (const { id } of shared) changes.update('cached_answers', id, { retiredAt })
    })
  }

  /**
   * A person gave the question to another assistant: what others answered to these words goes at
   * once, then what is alike to it and rests on the same.
   */
  async givenTo(label: Label, text: string): Promise<void> {
    const question = cacheKey(text)
    const others = assistants.filter((one) => one !== label)
    const gone = others.flatMap((assistant) => {
      const same = this.the.cache.near(null, { question, assistant }, mostNeighbours)
      return same.map(({ entry }) => entry)
    })
    this.forget(gone)
    for (const assistant of others) {
      const found = await this.near(text, assistant)
      const inOtherWords = found.filter(({ similarity }) => similarity >= verySame)
      const same = [...gone, ...inOtherWords.map(({ entry }) => entry)]
      const their = same.filter((entry) => entry.assistant === assistant)
      this.forget(restingOn(found, new Set(their.flatMap((entry) => entry.dependencies))))
    }
  }

  /** They are not wrong, but another assistant's: the same may be learnt again from that one. */
  private forget(entries: readonly RememberedQuestion[]): void {
    this.the.cache.drop(entries)
    this.retire(entries.filter(({ shared }) => shared))
  }

  private async near(question: string, assistant: Assistant): Promise<readonly SimilarAnswer[]> {
    const vector = await this.the.embed(question)
    return this.the.cache.near(vector, { question: cacheKey(question), assistant }, mostNeighbours)
  }
}

function restingOn(
  found: readonly SimilarAnswer[],
  dependencies: ReadonlySet<string>,
): readonly RememberedQuestion[] {
  const resting = found.filter(
    ({ similarity, entry }) =>
      similarity >= neighbourhood && entry.dependencies.some((hash) => dependencies.has(hash)),
  )
  return [...new Map(resting.map(({ entry }) => [entry.id, entry])).values()]
}
