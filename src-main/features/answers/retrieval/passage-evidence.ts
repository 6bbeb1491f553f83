import type { Nearness } from './passage-meaning'
import { noAlignment } from './word-alignment'

/** What speaks for a passage, in the order in which the weights are written down. */
export const evidenceNames = [
  'whole',
  'part',
  'twoParts',
  'typical',
  'words',
  'otherWords',
  'share',
  'alike',
  'alikeInOne',
  'gist',
  'gistOfOne',
  'sop',
  'neighbour',
  'kind',
  'partKind',
  'brevity',
] as const

export type EvidenceName = (typeof evidenceNames)[number]

/**
 * Cosines (whole, part, twoParts, typical, sop, neighbour; of single words' vectors added up: gist,
 * gistOfOne), BM25 as a share of what a passage with all the words would get (words, otherWords),
 * shares of the question's words by weight (share; as far as words are alike: alike, alikeInOne),
 * and signs from 0 to 1. All are comparable between handbooks.
 */
export type Evidence = Readonly<Record<EvidenceName, number>>

export const noMeaning: Nearness = { whole: 0, part: 0, twoParts: 0, typical: 0, parts: null }

/** Of a passage that nothing speaks for. */
export const noEvidence: Evidence = {
  ...{ whole: 0, part: 0, twoParts: 0, typical: 0, words: 0, otherWords: 0, share: 0 },
  ...{ ...noAlignment, sop: 0, neighbour: 0, kind: 0, partKind: 0, brevity: 0 },
}
