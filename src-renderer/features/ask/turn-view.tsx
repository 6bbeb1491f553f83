import { Button } from '@mantine/core'
import { IconAlertTriangle, IconPlayerStop } from '@tabler/icons-react'
import { memo } from 'react'
import { AnswerCard } from './answer-card'
import { askAgain } from './ask-actions'
import { useAskStore } from './ask-store'
import { askText } from './ask-text'
import { RunningCard } from './running-card'
import { sameTurn, type Turn } from './turn'
import classes from './turn-view.module.css'

interface Props {
  readonly turn: Turn
  readonly locationName: string | null
  readonly guest: boolean
}

/**
 * A question and what came of it. A long conversation must not be drawn again for each block
 * that streams into its last turn.
 */
export const TurnView = memo(
  TurnContent,
  (before, after) =>
    sameTurn(before.turn, after.turn) &&
    before.locationName === after.locationName &&
    before.guest === after.guest,
)

function TurnContent({ turn, locationName, guest }: Props) {
  return (
    <div className={classes.turn} data-turn={turn.key}>
      <div className={classes.question}>
        <p className={classes.words}>{turn.question}</p>
        {locationName !== null && <p className={classes.place}>{locationName}</p>}
      </div>
      {turn.answer !== null && <AnswerCard answer={turn.answer} guest={guest} />}
      {turn.answer === null && (turn.state === 'running' || hasSome(turn)) && (
        <RunningCard turn={turn} guest={guest} />
      )}
      {(turn.state === 'stopped' || turn.state === 'failed') && <Unanswered turn={turn} />}
    </div>
  )
}

const hasSome = ({ blocks, draft }: Turn) => blocks.length > 0 || (draft?.text ?? '') !== ''

/** Stopped or failed: says which, and asks again at a click. */
function Unanswered({ turn }: { readonly turn: Turn }) {
  const running = useAskStore((state) => state.running !== null)
  const stopped = turn.state === 'stopped'
  return (
    <div className={classes.unanswered} role={stopped ? undefined : 'alert'}>
      {stopped ? (
        <IconPlayerStop size={16} aria-hidden="true" />
      ) : (
        <IconAlertTriangle size={16} className={classes.bad} aria-hidden="true" />
      )}
      <span className={classes.reason}>
        {stopped ? askText.stopped : `${askText.failed}: ${turn.error?.message}`}
      </span>
      {!running && (
        <Button size="compact-sm" variant="default" onClick={() => askAgain(turn)}>
          {stopped ? askText.askAgain : askText.retry}
        </Button>
      )}
    </div>
  )
}
