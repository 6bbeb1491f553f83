import type { Person } from '@shared/accounts/account-contract'
import type { Answer, AskProgress } from '@shared/ask/ask-contract'
import type { QuestionScope } from './ask-ports'
import type { Reading } from './question-reader'
import type { Decided } from './routing-decision'
import type { Surroundings } from './surroundings'

/** Who asks, and how they hear of it. */
export interface Asking {
  readonly person: Person
  readonly signal: AbortSignal
  readonly onProgress: (progress: AskProgressPart) => void
}

type Distribute<Union> = Union extends unknown ? Omit<Union, 'requestId'> : never
export type AskProgressPart = Distribute<AskProgress>

/** What one question carries on its way. */
export interface Journey extends Asking, Reading, Surroundings {
  readonly scope: QuestionScope
}

/** Where it ended. */
export type Outcome = Pick<Answer, 'route'> & { readonly decided: Decided } & Partial<
    Pick<Answer, 'tier' | 'blocks' | 'citations' | 'related' | 'handover' | 'emergency' | Evidence>
  >

/** What is kept to say why. */
type Evidence = 'tiers' | 'template' | 'cache' | 'generation'
