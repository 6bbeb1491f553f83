import type { TrainingOverview } from '@shared/training/training-contract'
import { useState } from 'react'
import panels from '../../../ui/panels.module.css'
import { ScrollPage } from '../../../ui/scroll-page'
import { EmptySection } from '../empty-section'
import { trainingText } from '../training-text'
import { PublishButton } from '../versions/publish-button'
import type { ConfusionCell } from './confusion-cell'
import { ConfusionMatrix } from './confusion-matrix'
import { ErrorList } from './error-list'
import { LabelScores } from './label-scores'
import { MetricComparison } from './metric-comparison'
import classes from './quality-section.module.css'
import { ReliabilityCard } from './reliability-card'
import { RouterSwitch, type ShownRouter } from './router-switch'

const text = trainingText.quality

interface Props {
  readonly overview: TrainingOverview
  readonly admin: boolean
  readonly online: boolean
}

/** How well the router decides, and whether the candidate does it better. */
export function QualitySection({ overview, admin, online }: Props) {
  const { live, candidate } = overview
  const [wanted, setWanted] = useState<ShownRouter>('candidate')
  const [cell, setCell] = useState<ConfusionCell | null>(null)
  const shown = candidate === null ? 'live' : wanted
  const metrics = shown === 'candidate' ? (candidate?.metrics ?? null) : live.metrics
  if (metrics === null) return <EmptySection title={text.none} hint={text.noneHint} />
  const chooseCell = candidate === null || shown === 'live' ? null : setCell
  return (
    <ScrollPage label={trainingText.sections.quality}>
      {candidate !== null && (
        <div className={panels.actions}>
          <RouterSwitch shown={shown} onChoose={setWanted} />
          <PublishButton {...{ overview, candidate, admin, online }} />
        </div>
      )}
      <div className={classes.top}>
        <MetricComparison live={live} candidate={candidate} />
        <ConfusionMatrix metrics={metrics} cell={cell} onChoose={chooseCell} />
      </div>
      {candidate !== null && (
        <ErrorList key={candidate.sha256} candidate={candidate} cell={cell} onCell={setCell} />
      )}
      {candidate === null && <p className={panels.hint}>{text.errorsOnlyCandidate}</p>}
      <div className={classes.bottom}>
        <ReliabilityCard metrics={metrics} />
        <LabelScores live={live.metrics} candidate={candidate?.metrics ?? null} />
      </div>
    </ScrollPage>
  )
}
