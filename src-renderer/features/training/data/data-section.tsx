import { useMediaQuery } from '@mantine/hooks'
import type { TrainingOverview } from '@shared/training/training-contract'
import shared from '../../../ui/list-detail.module.css'
import { SplitPane } from '../../../ui/split-pane'
import { useTrainingStore } from '../training-store'
import { trainingText } from '../training-text'
import { AddExampleDialog } from './add-example-dialog'
import { ConflictList } from './conflict-list'
import classes from './data-section.module.css'
import { ExampleListPane } from './example-list-pane'
import { LabelCounts } from './label-counts'
import { useExampleActions } from './use-example-actions'
import { exampleQuery, useExamples } from './use-examples'

const countsWidth = { initial: 264, minimum: 200, maximum: 400 }

/** What the router learns from: how much of each, and every example. */
export function DataSection({ overview }: { readonly overview: TrainingOverview }) {
  const { adding, filters, showConflicts } = useTrainingStore()
  const query = exampleQuery(filters)
  const examples = useExamples(query)
  const actions = useExampleActions(query)
  const wide = useMediaQuery('(min-width: 900px)', undefined, { getInitialValueInEffect: false })
  const list = (
    <div className={`${shared.pane} ${classes.pane}`}>
      {showConflicts && <ConflictList />}
      {!showConflicts && (
        <ExampleListPane {...{ examples, actions }} conflicts={overview.conflicts} narrow={!wide} />
      )}
    </div>
  )
  return (
    <>
      {!wide && list}
      {wide && (
        <SplitPane
          name="training-data"
          sashLabel={trainingText.data.sash}
          sized="start"
          width={countsWidth}
          start={<LabelCounts counts={overview.counts} />}
          end={list}
        />
      )}
      {adding && <AddExampleDialog onAdded={actions.added} />}
    </>
  )
}
