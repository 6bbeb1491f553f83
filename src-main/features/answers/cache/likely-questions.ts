import { type Audience, audiences, type Role } from '@shared/accounts/role'
import type { LikelyQuestion } from './precomputation'
import { cacheKey } from './remembered-answer'

/** What was asked in the last while, each with the answer it got. */
export interface AskedQuestion {
  readonly question: string
  readonly locationId: string | null
  /** Same for two questions that got the same answer. */
  readonly answer: string
}

interface Sources {
  readonly asked: readonly AskedQuestion[]
  /** Headings of approved sections that are questions themselves. */
  readonly headings: readonly string[]
  readonly role: Role
  /** Whether a text holds nothing of a customer. */
  readonly isImpersonal: (text: string) => boolean
}

const mostGroups = 80
const mostVariants = 24
const longestVariant = 400

/**
 * What will be asked again: questions that got one answer are one, by their most frequent wording;
 * then what the knowledge itself asks. For each audience that this person may write for.
 */
export function likelyQuestions(sources: Sources): readonly LikelyQuestion[] {
  const fromDesk = groupsOf(sources).slice(0, mostGroups)
  const known = new Set(fromDesk.flatMap(({ question, variants }) => [question, ...variants]))
  const fromKnowledge = [...new Set(sources.headings.map(cacheKey))]
    .filter((question) => question !== '' && !known.has(question))
    .map((question) => ({ question, variants: [], locationId: null }))
  return [...fromDesk, ...fromKnowledge].flatMap((one) =>
    audiencesWrittenFor(sources.role).map((audience) => ({ ...one, audience })),
  )
}

type Group = Pick<LikelyQuestion, 'question' | 'variants' | 'locationId'>

function groupsOf({ asked, isImpersonal }: Sources): readonly Group[] {
  const groups = new Map<string, { locationId: string | null; wordings: Map<string, number> }>()
  for (const { question, locationId, answer } of asked) {
    const key = cacheKey(question)
    if (key === '' || key.length > longestVariant || !isImpersonal(question)) continue
    const name = `${locationId ?? ''} ${answer}`
    const group = groups.get(name) ?? { locationId, wordings: new Map<string, number>() }
    group.wordings.set(key, (group.wordings.get(key) ?? 0) + 1)
    groups.set(name, group)
  }
  return [...groups.values()]
    .map(({ locationId, wordings }) => ({ locationId, wordings: byFrequency(wordings) }))
    .sort((a, b) => b.wordings.count - a.wordings.count)
    .map(({ locationId, wordings: { texts } }) => {
      const [question = '', ...variants] = texts
      return { question, variants: variants.slice(0, mostVariants), locationId }
    })
}

function byFrequency(wordings: ReadonlyMap<string, number>) {
  const sorted = [...wordings].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return {
    count: sorted.reduce((sum, [, n]) => sum + n, 0),
    texts: sorted.map(([text]) => text),
  }
}

/** Management writes for everybody; others only for themselves. */
function audiencesWrittenFor(role: Role): readonly Audience[] {
  if (role === 'manager' || role === 'admin') return audiences
  return role === 'kiosk' ? ['public'] : ['staff']
}
