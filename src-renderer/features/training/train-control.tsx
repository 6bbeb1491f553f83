import { Button } from '@mantine/core'
import type {
  RouterCandidate,
  TrainingOverview,
  TrainingState,
} from '@shared/training/training-contract'
import { IconAlertTriangle, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { percentText } from '../../ui/figure-text'
import { Note } from '../../ui/note'
import { clockText } from '../../ui/time-text'
import classes from './training-screen.module.css'
import { sectionPath } from './training-sections'
import { trainingText } from './training-text'
import { useStopTraining, useTrain } from './use-training'

const text = trainingText.train

/** Starts and stops training, says how far it is, and leads to what came of it. */
export function TrainControl({ overview }: { readonly overview: TrainingOverview }) {
  const { state, candidate } = overview
  const train = useTrain()
  const failure = train.error?.message ?? (state.name === 'failed' ? state.message : null)
  return (
    <div className={classes.train}>
      {state.name === 'training' && <Progress state={state} />}
      {state.name !== 'training' && (
        <>
          <Button
            size="xs"
            variant={candidate === null || candidate.outdated ? 'filled' : 'default'}
            title={text.hint}
            loading={train.isPending}
            leftSection={<IconPlayerPlay size={15} aria-hidden="true" />}
            onClick={() => train.mutate()}
          >
            {candidate === null ? text.start : text.again}
          </Button>
          {candidate !== null && <CandidateHint candidate={candidate} />}
        </>
      )}
      {state.name !== 'training' && failure !== null && (
        <Note tone="bad">{text.failed(failure)}</Note>
      )}
      <Announcement state={state} />
    </div>
  )
}

function CandidateHint({ candidate }: { readonly candidate: RouterCandidate }) {
  return (
    <span className={classes.candidate}>
      {candidate.outdated && (
        <span className={classes.outdated}>
          <IconAlertTriangle size={14} aria-hidden="true" />
          {text.outdated}
        </span>
      )}
      <span>{text.candidate(clockText(candidate.trainedAt))}</span>
      <Link href={sectionPath('quality')} className={classes.link}>
        {text.compare}
      </Link>
    </span>
  )
}

type Running = Extract<TrainingState, { name: 'training' }>

function Progress({ state }: { readonly state: Running }) {
  const stop = useStopTraining()
  return (
    <div className={classes.trainLine}>
      <div className={classes.progress}>
        <span className={classes.step}>
          <span>{trainingText.steps[state.step]}</span>
          <span>{percentText(state.share)}</span>
        </span>
        <span
          role="progressbar"
          aria-label={text.progress}
          aria-valuetext={`${trainingText.steps[state.step]}, ${percentText(state.share)}`}
          aria-valuenow={Math.round(100 * state.share)}
          aria-valuemin={0}
          aria-valuemax={100}
          className={classes.track}
        >
          <span className={classes.fill} style={{ width: `${100 * state.share}%` }} />
        </span>
      </div>
      <Button
        size="xs"
        variant="default"
        loading={stop.isPending}
        leftSection={<IconPlayerStop size={15} aria-hidden="true" />}
        onClick={() => stop.mutate()}
      >
        {text.stop}
      </Button>
    </div>
  )
}

/** Said once, when training that was watched here ends well. */
function Announcement({ state }: { readonly state: TrainingState }) {
  const before = useRef(state.name)
  const [done, setDone] = useState(false)
  useEffect(() => {
    setDone(before.current === 'training' && state.name === 'idle')
    before.current = state.name
  }, [state.name])
  return (
    <span role="status" className={classes.unseen}>
      {done ? text.done : ''}
    </span>
  )
}
