import { ActionIcon } from '@mantine/core'
import type { Label } from '@shared/ask/assistant'
import type { TrainingExample } from '@shared/training/training-contract'
import { IconCloudUp, IconTrash } from '@tabler/icons-react'
import { Link } from 'wouter'
import shared from '../../../ui/list-detail.module.css'
import { clockText, exactClockText } from '../../../ui/time-text'
import { LabelChoice } from '../label-choice'
import { trainingText } from '../training-text'
import classes from './data-section.module.css'

const text = trainingText.data

interface Props {
  readonly example: TrainingExample
  /** As it stands, or as it was just chosen. */
  readonly label: Label
  readonly onSelect: () => void
  readonly onLabel: (label: Label) => void
  readonly onRemove: () => void
}

export function ExampleRow({ example, label, onSelect, onLabel, onRemove }: Props) {
  return (
    <>
      <div className={classes.words}>
        <button
          type="button"
          className={`${shared.rowText} ${classes.text}`}
          title={example.text}
          aria-label={text.select(example.text)}
          onClick={onSelect}
        >
          {example.text}
        </button>
        <ExampleFacts example={example} />
      </div>
      <LabelChoice name={trainingText.label.of(example.text)} value={label} onChoose={onLabel} />
      <span className={classes.remove}>
        {example.id !== null && (
          <ActionIcon
            size={28}
            variant="subtle"
            color="gray"
            className={classes.trash}
            title={text.remove(example.text)}
            aria-label={text.remove(example.text)}
            onClick={onRemove}
          >
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </span>
    </>
  )
}

/** Where it comes from, and the way there. */
function ExampleFacts({ example }: { readonly example: TrainingExample }) {
  const { source, labelledBy, labelledAt, pending, traceId } = example
  return (
    <span className={classes.facts}>
      <span>{trainingText.sources[source]}</span>
      {labelledBy !== null && <span>{text.by(labelledBy)}</span>}
      {labelledAt !== null && (
        <time dateTime={labelledAt} title={exactClockText(labelledAt)}>
          {clockText(labelledAt)}
        </time>
      )}
      {traceId !== null && (
        <Link href={`/traces/${traceId}`} className={classes.link}>
          {text.trace}
        </Link>
      )}
      {pending && (
        <span className={classes.pending}>
          <IconCloudUp size={14} aria-hidden="true" />
          {text.pending}
        </span>
      )}
    </span>
  )
}
