import { Button } from '@mantine/core'
import type { RouterCandidate, RouterModelSummary } from '@shared/training/training-contract'
import { IconCircleCheck } from '@tabler/icons-react'
import { Badge } from '../../../ui/badge'
import { CopyButton } from '../../../ui/copy-button'
import { countText, errorText, shareText, sizeText } from '../../../ui/figure-text'
import { shortHash } from '../../../ui/measure-text'
import panels from '../../../ui/panels.module.css'
import { clockText } from '../../../ui/time-text'
import { routerName } from '../training-head'
import { trainingText } from '../training-text'
import classes from './version-row.module.css'

const text = trainingText.versions

/** What was trained here and nobody uses yet. */
export function CandidateRow(props: {
  readonly candidate: RouterCandidate
  readonly withAction: boolean
}) {
  const { candidate, withAction } = props
  return (
    <tr className={classes.candidate}>
      <th scope="row">{trainingText.statuses.trained}</th>
      <td className={panels.start}>
        <Badge tone="accent">{text.thisDevice}</Badge>
      </td>
      <td className={panels.start}>{clockText(candidate.trainedAt)}</td>
      <td className={`${panels.start} ${panels.dim}`}>{text.never}</td>
      <Figures {...candidate} />
      {withAction && <td />}
    </tr>
  )
}

interface VersionProps {
  readonly model: RouterModelSummary
  /** Null for those who may not. */
  readonly rollback: { readonly enabled: boolean; readonly ask: () => void } | null
}

export function VersionRow({ model, rollback }: VersionProps) {
  const live = model.status === 'live'
  return (
    <tr>
      <th scope="row" className={live ? classes.live : undefined}>
        {routerName(model)}
      </th>
      <td className={panels.start}>
        <Badge tone={live ? 'good' : 'plain'}>
          {live && <IconCircleCheck size={13} aria-hidden="true" />}
          {trainingText.statuses[model.status]}
        </Badge>
      </td>
      <td className={panels.start}>
        <Moment at={model.trainedAt} by={model.trainedBy} />
      </td>
      <td className={panels.start}>
        {model.publishedAt === null ? '–' : clockText(model.publishedAt)}
      </td>
      <Figures {...model} />
      {rollback !== null && (
        <td>
          {live && <span className={panels.dim}>{text.inUse}</span>}
          {!live && (
            <Button
              size="compact-xs"
              variant="default"
              disabled={!rollback.enabled}
              aria-label={`${text.rollback} ${routerName(model)}`}
              onClick={rollback.ask}
            >
              {text.rollback}
            </Button>
          )}
        </td>
      )}
    </tr>
  )
}

interface MomentProps {
  readonly at: string | null
  readonly by: string | null
}

/** When, and below it who. */
function Moment({ at, by }: MomentProps) {
  if (at === null) return '–'
  return (
    <>
      {clockText(at)}
      {by !== null && (
        <span className={classes.who} title={by}>
          {by}
        </span>
      )}
    </>
  )
}

type FigureProps = Pick<RouterModelSummary, 'metrics' | 'bytes' | 'sha256'>

function Figures({ metrics, bytes, sha256 }: FigureProps) {
  return (
    <>
      <td>{metrics === null ? '–' : shareText(metrics.accuracy)}</td>
      <td>{metrics === null ? '–' : errorText(metrics.ece)}</td>
      <td>{metrics === null ? '–' : shareText(metrics.emergencyRecall)}</td>
      <td>{metrics === null ? '–' : countText(metrics.examples)}</td>
      <td className={panels.start}>
        <span className={classes.hash}>
          {shortHash(sha256)}
          <CopyButton text={sha256} label={text.copyHash} copiedLabel={text.copied} />
        </span>
        <span className={classes.who}>{sizeText(bytes)}</span>
      </td>
    </>
  )
}
