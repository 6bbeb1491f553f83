import type { RouterModelSummary, TrainingOverview } from '@shared/training/training-contract'
import { useState } from 'react'
import panels from '../../../ui/panels.module.css'
import { ScrollPage } from '../../../ui/scroll-page'
import { ColumnNames } from '../column-names'
import { TableScroll } from '../table-scroll'
import { trainingText } from '../training-text'
import { PublishButton } from './publish-button'
import { RollbackDialog } from './rollback-dialog'
import { CandidateRow, VersionRow } from './version-row'
import classes from './version-row.module.css'

const text = trainingText.versions

interface Props {
  readonly overview: TrainingOverview
  readonly admin: boolean
  readonly online: boolean
}

/** Every router the club had, the newest first; any of them can be brought back. */
export function VersionsSection({ overview, admin, online }: Props) {
  const [chosen, setChosen] = useState<RouterModelSummary | null>(null)
  const { candidate, models } = overview
  const published = models.some(({ number }) => number !== null)
  return (
    <ScrollPage label={trainingText.sections.versions}>
      <div className={panels.actions}>
        {candidate !== null && <PublishButton {...{ overview, candidate, admin, online }} />}
        {candidate !== null && <p className={panels.hint}>{text.candidateHint}</p>}
        {candidate === null && !admin && <p className={panels.hint}>{text.adminOnly}</p>}
        {candidate === null && admin && !online && <p className={panels.hint}>{text.offline}</p>}
        {!published && <p className={panels.hint}>{text.first}</p>}
      </div>
      <section aria-label={text.table} className={panels.card}>
        <TableScroll label={text.table}>
          <table className={`${panels.table} ${classes.versions}`}>
            <VersionHead withAction={admin} />
            <tbody>
              {candidate !== null && <CandidateRow candidate={candidate} withAction={admin} />}
              {models.map((model) => (
                <VersionRow
                  key={model.id ?? 'shipped'}
                  model={model}
                  rollback={admin ? { enabled: online, ask: () => setChosen(model) } : null}
                />
              ))}
            </tbody>
          </table>
        </TableScroll>
      </section>
      {chosen !== null && <RollbackDialog model={chosen} onClose={() => setChosen(null)} />}
    </ScrollPage>
  )
}

function VersionHead({ withAction }: { readonly withAction: boolean }) {
  const names = trainingText.figures
  const left = [text.router, text.status, text.trained, text.published]
  const right = [names.accuracy, names.ece, names.emergencyRecall, names.examples]
  return (
    <thead>
      <tr>
        <ColumnNames names={left} className={panels.start} />
        <ColumnNames names={right} />
        <th scope="col" className={panels.start}>
          {text.file}
        </th>
        {withAction && <th scope="col">{text.action}</th>}
      </tr>
    </thead>
  )
}
