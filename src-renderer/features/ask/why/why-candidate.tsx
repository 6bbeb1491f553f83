import type { CacheCandidate } from '@shared/ask/answer-evidence'
import { IconCheck, IconShieldX } from '@tabler/icons-react'
import { probabilityText } from '../../../ui/measure-text'
import { refusalText } from './guard-text'
import { MarkedText } from './marked-text'
import classes from './why-evidence.module.css'
import panel from './why-panel.module.css'
import { whyText } from './why-text'

interface Props {
  /** What was asked now. */
  readonly question: string
  readonly candidate: CacheCandidate
}

/** An earlier question beside the one asked now: how alike, and what was held against it. */
export function WhyCandidate({ question, candidate }: Props) {
  const { bound, hit, probability, similarity, words } = candidate
  const refusal = refusalText(candidate)
  const guarded = words.length > 0 && !hit
  return (
    <li className={classes.candidate}>
      <p className={classes.earlier}>
        “<MarkedText text={candidate.question} words={hit ? [] : words} />”
      </p>
      <p className={classes.verdict} data-hit={hit || undefined}>
        {hit ? (
          <IconCheck size={14} aria-hidden="true" />
        ) : (
          <IconShieldX size={14} aria-hidden="true" />
        )}
        {hit ? whyText.taken : refusal}
      </p>
      {guarded && (
        <p className={panel.dim}>
          {whyText.askedNow}: “<MarkedText text={question} words={words} />”
        </p>
      )}
      <Similarity {...{ similarity, bound }} />
      <p className={panel.dim}>{whyText.sameMeaning(probabilityText(probability))}</p>
    </li>
  )
}

/** The similarity on a scale from 0 to 1 with its bound as a mark. */
function Similarity({ similarity, bound }: Pick<CacheCandidate, 'similarity' | 'bound'>) {
  const enough = similarity >= bound
  const width = (value: number) => `${100 * Math.max(0, Math.min(1, value))}%`
  return (
    <div className={classes.similarity}>
      <span className={classes.scale} aria-hidden="true">
        <span
          className={classes.reach}
          data-enough={enough || undefined}
          style={{ width: width(similarity) }}
        />
        <span className={classes.bound} style={{ left: width(bound) }} />
      </span>
      <span>{whyText.against(similarity.toFixed(2), bound.toFixed(2))}</span>
    </div>
  )
}
