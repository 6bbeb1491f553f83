import type { Answer, Citation, RouteReport } from '@shared/ask/ask-contract'

export const route: RouteReport = {
  ...{ label: 'tech', confidence: 0.97, scores: [], words: [], nearest: [] },
  ...{ opinions: { words: null, meaning: null }, emergency: null, outOfScope: null },
  ...{ understood: 1, context: [], model: null },
}

export const citation: Citation = {
  ...{ number: 1, kind: 'sop', passageId: 'p1', sop: 'TrackMan', heading: 'Frozen screen' },
  ...{ text: '1. Hold', version: 7, sha256: 'abc', audience: 'staff' },
  ...{ author: 'R. Osei', approvedAt: 'then' },
}

/** An answer from knowledge, with what a test is about. */
export function answerWith(more: Partial<Answer>): Answer {
  return {
    ...{ traceId: 'a1', question: 'frozen', locationId: null, askedAt: 'then', askedBy: 'Dana' },
    ...{ assistant: 'tech', confidence: 0.97, tier: 'knowledge', ms: 41 },
    ...{
      blocks: [],
      citations: [],
      related: [],
      handover: null,
      emergency: null,
      route,
      decision: null,
    },
    ...{ tiers: [], template: null, cache: null, generation: null, feedback: null },
    ...more,
  }
}
