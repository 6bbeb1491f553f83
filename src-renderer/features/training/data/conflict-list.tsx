import { Button } from '@mantine/core'
import type { LabelConflict } from '@shared/training/training-contract'
import { IconCheck } from '@tabler/icons-react'
import { assistantNames } from '../../../app/vocabulary'
import { useRead } from '../../../ipc/use-read'
import { BackButton } from '../../../ui/back-button'
import { ErrorState } from '../../../ui/error-state'
import { groupBy } from '../../../ui/group-by'
import { Late } from '../../../ui/late'
import shared from '../../../ui/list-detail.module.css'
import { Note } from '../../../ui/note'
import { Placeholder } from '../../../ui/placeholder'
import { dayText } from '../../../ui/time-text'
import { useTrainingStore } from '../training-store'
import { trainingText } from '../training-text'
import { useSteadyList } from '../use-steady-list'
import { useLabelText } from '../use-training'
import classes from './data-section.module.css'

const text = trainingText.data
const keyOf = (conflict: LabelConflict) => conflict.text

/** Texts that people labelled differently: somebody chooses. */
export function ConflictList() {
  const set = useTrainingStore((state) => state.set)
  const read = useRead('training.conflicts', {}, { staleTime: 0 })
  const conflicts = useSteadyList(read.data, keyOf)
  return (
    <section aria-label={text.conflictsTitle} className={classes.conflicts}>
      <div className={classes.conflictsHead}>
        <BackButton label={text.back} onBack={() => set({ showConflicts: false })} />
        <h2 className={classes.conflictsTitle}>{text.conflictsTitle}</h2>
      </div>
      {read.error !== null && (
        <ErrorState
          title={text.conflictsFailed}
          message={read.error.message}
          retryLabel={trainingText.retry}
          onRetry={() => read.refetch()}
        />
      )}
      {read.isPending && (
        <Late>
          <Placeholder height={96} />
        </Late>
      )}
      {read.isSuccess && conflicts.length === 0 && (
        <div className={shared.message}>
          <p>{text.conflictsNone}</p>
          <p className={shared.dim}>{text.conflictsNoneHint}</p>
        </div>
      )}
      {conflicts.map(({ item, gone }) => (
        <ConflictCard key={item.text} conflict={item} gone={gone} />
      ))}
    </section>
  )
}

interface CardProps {
  readonly conflict: LabelConflict
  readonly gone: boolean
}

function ConflictCard({ conflict, gone }: CardProps) {
  const settledAs = useTrainingStore((state) => state.settled[conflict.text])
  const setSettled = useTrainingStore((state) => state.setSettled)
  const settle = useLabelText()
  const byLabel = [...groupBy(conflict.examples, ({ label }) => label)]
  return (
    <article aria-label={conflict.text} className={classes.conflict}>
      <h3 className={classes.conflictText}>{conflict.text}</h3>
      <ul className={classes.sides}>
        {byLabel.map(([label, examples]) => (
          <li key={label} className={classes.side}>
            <span className={classes.sideFacts}>
              {examples.map((example) => sideLine(example)).join(' · ')}
            </span>
            <Button
              size="xs"
              variant={settledAs === label ? 'filled' : 'default'}
              disabled={gone && settledAs === undefined}
              loading={settle.isPending && settle.variables.label === label}
              onClick={() =>
                settle.mutate(
                  { text: conflict.text, label },
                  { onSuccess: () => setSettled(conflict.text, label) },
                )
              }
            >
              {text.makeIt(assistantNames[label])}
            </Button>
          </li>
        ))}
      </ul>
      {settledAs !== undefined && <Done words={text.settled(assistantNames[settledAs])} />}
      {settledAs === undefined && gone && <Done words={text.settledElsewhere} />}
      {settle.error !== null && (
        <Note tone="bad">
          {trainingText.notSaved}: {settle.error.message}
        </Note>
      )}
    </article>
  )
}

function sideLine({ source, labelledBy, labelledAt }: LabelConflict['examples'][number]): string {
  const who = labelledBy ?? trainingText.sources[source]
  return labelledAt === null ? who : `${who}, ${dayText(labelledAt)}`
}

function Done({ words }: { readonly words: string }) {
  return (
    <p role="status" className={classes.done}>
      <IconCheck size={15} aria-hidden="true" />
      {words}
    </p>
  )
}
