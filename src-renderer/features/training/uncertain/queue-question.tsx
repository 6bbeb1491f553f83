import { Button } from '@mantine/core'
import { type Label, labels } from '@shared/ask/assistant'
import { IconArrowBackUp, IconCheck, IconPlayerSkipForward } from '@tabler/icons-react'
import { Link } from 'wouter'
import { assistantNames } from '../../../app/vocabulary'
import { percentText } from '../../../ui/figure-text'
import { KeyCaps } from '../../../ui/key-caps'
import { probabilityText } from '../../../ui/measure-text'
import { Note } from '../../../ui/note'
import { clockText } from '../../../ui/time-text'
import { labelKey } from '../label-shortcuts'
import { trainingText } from '../training-text'
import classes from './uncertain-section.module.css'
import { isOpen, type QueueRow, type useUncertain } from './use-uncertain'

const text = trainingText.uncertain
const likely = 2

interface Props {
  readonly queue: ReturnType<typeof useUncertain>
  readonly current: QueueRow
}

/** One question, what the router thinks of it, and a button with its key for each label. */
export function QueueQuestion({ queue, current }: Props) {
  const { question, outcome } = current
  const chosen = outcome?.kind === 'labelled' ? outcome.label : null
  return (
    <section aria-label={text.question} className={classes.question}>
      <h2 className={classes.questionText}>{question.text}</h2>
      <p className={classes.facts}>
        <span>{text.asked(question.askedBy, clockText(question.askedAt))}</span>
        <span>{text.unsure(percentText(question.uncertainty))}</span>
        <Link href={`/traces/${question.traceId}`} className={classes.link}>
          {text.trace}
        </Link>
      </p>
      <h3 className={classes.which}>{text.which}</h3>
      <Choices question={question} chosen={chosen} onChoose={queue.label} />
      <Actions queue={queue} labelled={chosen !== null} />
      {queue.error !== null && (
        <Note tone="bad">
          {trainingText.notSaved}: {queue.error.message}
        </Note>
      )}
      {!queue.rows.some(isOpen) && (
        <p role="status" className={classes.all}>
          {text.all} {text.allHint}
        </p>
      )}
      <p className={classes.keys}>{text.keys}</p>
    </section>
  )
}

interface ActionsProps extends Pick<Props, 'queue'> {
  readonly labelled: boolean
}

function Actions({ queue, labelled }: ActionsProps) {
  return (
    <div className={classes.actions}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlayerSkipForward size={15} aria-hidden="true" />}
        rightSection={<KeyCaps caps={['S']} />}
        onClick={queue.skip}
      >
        {text.skip}
      </Button>
      {labelled && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={15} aria-hidden="true" />}
          rightSection={<KeyCaps caps={['U']} />}
          onClick={queue.undo}
        >
          {text.undo}
        </Button>
      )}
    </div>
  )
}

interface ChoicesProps {
  readonly question: QueueRow['question']
  readonly chosen: Label | null
  readonly onChoose: (label: Label) => void
}

function Choices({ question, chosen, onChoose }: ChoicesProps) {
  const top = question.scores.slice(0, likely).map(({ label }) => label)
  const probability = new Map(question.scores.map((score) => [score.label, score.probability]))
  return (
    <ul className={classes.choices}>
      {labels.map((label, position) => (
        <li key={label}>
          <button
            type="button"
            className={classes.choice}
            aria-pressed={chosen === label}
            data-likely={top.includes(label) || undefined}
            onClick={() => onChoose(label)}
          >
            <KeyCaps caps={[labelKey(position)]} />
            <span className={classes.choiceName}>{assistantNames[label]}</span>
            {chosen === label && <IconCheck size={15} aria-hidden="true" />}
            <span className={classes.choiceShare}>
              {probabilityText(probability.get(label) ?? 0)}
            </span>
            <span className={classes.choiceTrack} aria-hidden="true">
              <span style={{ width: `${100 * (probability.get(label) ?? 0)}%` }} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
