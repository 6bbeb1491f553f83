import { Button } from '@mantine/core'
import type { Label } from '@shared/ask/assistant'
import type { RoutingError } from '@shared/training/training-contract'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { assistantNames } from '../../../app/vocabulary'
import shared from '../../../ui/list-detail.module.css'
import { probabilityText } from '../../../ui/measure-text'
import type { ErrorOutcome } from '../training-store'
import { trainingText } from '../training-text'
import classes from './quality-section.module.css'

const text = trainingText.quality

interface Props {
  readonly error: RoutingError
  readonly current: boolean
  readonly outcome: ErrorOutcome | null
  readonly onSelect: () => void
  readonly onLabel: (label: Label) => void
  readonly onKeep: () => void
}

export function ErrorRow({ error, current, outcome, onSelect, onLabel, onKeep }: Props) {
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const { example, decided, confidence, ofLabel } = error
  return (
    <li ref={row} aria-current={current || undefined} className={classes.error}>
      <div className={classes.errorWords}>
        <button type="button" title={example.text} className={shared.rowText} onClick={onSelect}>
          {example.text}
        </button>
        <span className={classes.errorFacts}>
          <span>
            {text.errorLine(assistantNames[example.label], assistantNames[decided])}{' '}
            {probabilityText(confidence)}
          </span>
          <span>{text.ofLabel(probabilityText(ofLabel))}</span>
          <span>{trainingText.sources[example.source]}</span>
        </span>
      </div>
      {outcome !== null && <Outcome outcome={outcome} />}
      {outcome === null && (
        <span className={classes.errorActions}>
          <Button size="compact-sm" variant="default" onClick={() => onLabel(decided)}>
            {text.makeIt(assistantNames[decided])}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onKeep}>
            {text.keep(assistantNames[example.label])}
          </Button>
        </span>
      )}
    </li>
  )
}

function Outcome({ outcome }: { readonly outcome: ErrorOutcome }) {
  return (
    <span role="status" className={classes.outcome}>
      <IconCheck size={15} aria-hidden="true" />
      {outcome.kind === 'kept' ? text.kept : text.made(assistantNames[outcome.label])}
    </span>
  )
}
