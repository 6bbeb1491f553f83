import type { RouterModelSummary, TrainingOverview } from '@shared/training/training-contract'
import { errorText, shareText } from '../../ui/figure-text'
import { Late } from '../../ui/late'
import { Placeholder } from '../../ui/placeholder'
import { dayText } from '../../ui/time-text'
import { TrainControl } from './train-control'
import classes from './training-screen.module.css'
import { trainingText } from './training-text'

const text = trainingText.live

interface Props {
  readonly overview: TrainingOverview | null
  readonly pending: boolean
}

/** Which router decides now, how well, and the way to a better one. */
export function TrainingHead({ overview, pending }: Props) {
  return (
    <header className={classes.head}>
      <div className={classes.names}>
        <h1 className={classes.title}>{trainingText.title}</h1>
        {overview !== null && (
          <p className={classes.live} title={liveLine(overview.live)}>
            {liveLine(overview.live)}
          </p>
        )}
        {pending && (
          <Late>
            <Placeholder height={20} width="280px" />
          </Late>
        )}
      </div>
      {overview !== null && <LiveFigures model={overview.live} />}
      {overview !== null && <TrainControl overview={overview} />}
    </header>
  )
}

export function routerName(model: Pick<RouterModelSummary, 'number'>): string {
  return model.number === null ? text.shipped : text.number(model.number)
}

function liveLine(model: RouterModelSummary): string {
  const { publishedAt, trainedBy } = model
  return [
    routerName(model),
    ...(publishedAt === null ? [] : [text.published(dayText(publishedAt))]),
    ...(trainedBy === null ? [] : [text.trainedBy(trainedBy)]),
  ].join(' · ')
}

function LiveFigures({ model: { metrics } }: { readonly model: RouterModelSummary }) {
  const names = trainingText.figures
  if (metrics === null) return <p className={classes.live}>{trainingText.noData}</p>
  const figures = [
    { name: names.accuracy, value: shareText(metrics.accuracy) },
    { name: names.ece, value: errorText(metrics.ece) },
    { name: names.emergencyRecall, value: shareText(metrics.emergencyRecall) },
  ]
  return (
    <dl aria-label={text.figures} className={classes.figures}>
      {figures.map(({ name, value }) => (
        <div key={name} className={classes.figure}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
