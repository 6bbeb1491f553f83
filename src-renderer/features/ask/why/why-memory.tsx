import type { CacheCandidate, CacheReport } from '@shared/ask/answer-evidence'
import type { Answer } from '@shared/ask/ask-contract'
import { useState } from 'react'
import { clockText } from '../../../ui/time-text'
import { WhyCandidate } from './why-candidate'
import classes from './why-evidence.module.css'
import panel from './why-panel.module.css'
import { WhySection } from './why-section'
import { whyText } from './why-text'

const shownRefusals = 2

interface Props {
  readonly answer: Answer
  readonly cache: CacheReport
}

/** The earlier question whose answer was given again, and the similar ones that were refused. */
export function WhyMemory({ answer, cache }: Props) {
  const [all, setAll] = useState(false)
  const { candidates, entryId, savedAt, shared } = cache
  if (entryId === null && candidates.length === 0) return null
  const taken = candidates.filter(({ hit }) => hit)
  const refused = candidates.filter(({ hit }) => !hit)
  const shown = all ? refused : refused.slice(0, shownRefusals)
  const { question } = answer
  return (
    <WhySection title={whyText.memory}>
      {entryId !== null && (
        <p className={panel.dim}>
          {savedAt !== null && `${whyText.saved(clockText(savedAt))} · `}
          {shared ? whyText.sharedMemory : whyText.ownMemory}
        </p>
      )}
      <Candidates {...{ question }} candidates={[...taken, ...shown]} />
      {refused.length > shownRefusals && (
        <button
          type="button"
          className={classes.more}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? whyText.fewLabels : whyText.moreRefused(refused.length - shownRefusals)}
        </button>
      )}
    </WhySection>
  )
}

interface CandidatesProps {
  readonly question: string
  readonly candidates: readonly CacheCandidate[]
}

function Candidates({ question, candidates }: CandidatesProps) {
  return (
    <ul className={classes.candidates}>
      {candidates.map((candidate) => (
        <WhyCandidate key={candidate.entryId} {...{ question, candidate }} />
      ))}
    </ul>
  )
}
