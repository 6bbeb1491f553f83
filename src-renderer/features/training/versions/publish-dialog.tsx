import type { RouterCandidate, RouterModelSummary } from '@shared/training/training-contract'
import { Note } from '../../../ui/note'
import panels from '../../../ui/panels.module.css'
import { ColumnNames } from '../column-names'
import { Difference } from '../quality/metric-comparison'
import { metricRows } from '../quality/metric-rows'
import { trainingText } from '../training-text'
import { ConfirmDialog } from './confirm-dialog'
import { usePublish } from './use-publishing'

const text = trainingText.publish
const shown: readonly string[] = ['accuracy', 'ece', 'emergencyRecall']

interface Props {
  readonly candidate: RouterCandidate
  readonly live: RouterModelSummary
  readonly onClose: () => void
}

export function PublishDialog({ candidate, live, onClose }: Props) {
  const publish = usePublish()
  return (
    <ConfirmDialog
      title={text.title}
      effects={text.effects}
      confirm={text.confirm}
      busy={publish.isPending}
      failure={publish.error === null ? null : `${text.failed}: ${publish.error.message}`}
      onConfirm={() => publish.mutate(candidate.sha256, { onSuccess: onClose })}
      onClose={onClose}
    >
      {candidate.outdated && <Note tone="warn">{text.outdated}</Note>}
      <Figures candidate={candidate} live={live} />
    </ConfirmDialog>
  )
}

function Figures({ candidate, live }: Pick<Props, 'candidate' | 'live'>) {
  const names = trainingText.quality
  const rows = metricRows(live.metrics, candidate.metrics)
  return (
    <table className={panels.table}>
      <thead>
        <tr>
          <ColumnNames names={[names.figure, names.live, names.candidate, names.difference]} />
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(({ name }) => shown.includes(name))
          .map(({ name, difference, verdict, ...row }) => (
            <tr key={name}>
              <th scope="row">{trainingText.figures[name]}</th>
              <td className={panels.dim}>{row.live ?? '–'}</td>
              <td>{row.candidate ?? '–'}</td>
              <td>
                <Difference {...{ difference, verdict }} />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
