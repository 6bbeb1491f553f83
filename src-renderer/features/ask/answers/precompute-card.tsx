import { Button } from '@mantine/core'
import type { Precomputation } from '@shared/answers/answers-contract'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { Badge } from '../../../ui/badge'
import { Note } from '../../../ui/note'
import panels from '../../../ui/panels.module.css'
import { clockText } from '../../../ui/time-text'
import classes from './answers.module.css'
import { answersText as text } from './answers-text'
import { usePrecompute } from './use-answers'

interface Props {
  readonly job: Precomputation
  /** Managers start and stop it. */
  readonly mayRun: boolean
}

const tones = { idle: 'plain', running: 'accent', stopped: 'plain', failed: 'bad' } as const

/** What is answered ahead of time: how far it is, and what it saved. */
export function PrecomputeCard({ job, mayRun }: Props) {
  const run = usePrecompute()
  const running = job.state === 'running'
  const Icon = running ? IconPlayerStop : IconPlayerPlay
  return (
    <section aria-label={text.precomputation} className={panels.card}>
      <div className={panels.cardHead}>
        <h2 className={panels.cardTitle}>{text.precomputation}</h2>
        <Badge tone={tones[job.state]}>{text.jobStates[job.state]}</Badge>
      </div>
      <p className={panels.hint}>{text.precomputationHelp}</p>
      <div className={classes.job}>
        <JobProgress job={job} />
        {mayRun && (
          <Button
            size="xs"
            variant="default"
            loading={run.isPending}
            leftSection={<Icon size={15} aria-hidden="true" />}
            onClick={() => run.mutate(running ? 'stop' : 'start')}
          >
            {running ? text.stop : text.start}
          </Button>
        )}
      </div>
      {job.problem !== null && <Note tone="warn">{text.jobFailed(job.problem)}</Note>}
      {run.error !== null && <Note tone="bad">{text.notStarted(run.error.message)}</Note>}
    </section>
  )
}

function JobProgress({ job }: { readonly job: Precomputation }) {
  const { done, finishedAt, saved, state, total } = job
  if (state !== 'running') {
    const last = finishedAt === null ? null : text.lastRun(clockText(finishedAt), saved)
    return <p className={classes.jobText}>{last ?? text.neverRun}</p>
  }
  const progress = text.progress(done, total)
  return (
    <div className={classes.jobText}>
      <p>{progress}</p>
      <span
        role="progressbar"
        aria-label={text.precomputation}
        aria-valuetext={progress}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={Math.max(1, total)}
        className={classes.track}
      >
        <span className={classes.fill} style={{ width: `${(100 * done) / Math.max(1, total)}%` }} />
      </span>
    </div>
  )
}
