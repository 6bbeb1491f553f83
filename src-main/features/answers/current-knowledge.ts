import type { Citation } from '@shared/ask/ask-contract'
import type { Passage } from './passage'
import { factHashes } from './templates/fact-hashes'
import type { FactBook, PlaceFacts } from './templates/template-types'

/** What is approved now, to tell whether an answer of yesterday still stands. */
export class CurrentKnowledge {
  private passages = new Map<string, Pick<Passage, 'sha256' | 'audience'>>()
  private all: ReadonlySet<string> = new Set()

  constructor(
    private readonly the: {
      readonly passages: () => readonly Passage[]
      readonly facts: () => FactBook
      readonly places: () => readonly PlaceFacts[]
    },
  ) {}

  reload(): void {
    const passages = this.the.passages()
    this.passages = new Map(passages.map(({ id, sha256, audience }) => [id, { sha256, audience }]))
    this.all = new Set([
      ...passages.map(({ sha256 }) => sha256),
      ...factHashes(this.the.facts(), this.the.places()).values(),
    ])
  }

  /** SHA-256 of every current SOP version, fact and place, hex. */
  hashes(): ReadonlySet<string> {
    return this.all
  }

  /** Whether this very passage or fact still stands, and for the same audience. */
  isCurrent({ kind, passageId, sha256, audience }: Citation): boolean {
    if (kind === 'fact') return this.all.has(sha256)
    const now = this.passages.get(passageId)
    return now?.sha256 === sha256 && now.audience === audience
  }
}
