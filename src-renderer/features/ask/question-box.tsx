import { Button } from '@mantine/core'
import type { maximumQuestionLength } from '@shared/ask/ask-contract'
import { IconCornerDownLeft, IconPlayerStop } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { LocationMenu } from '../../app/location-menu'
import { stopAsking } from './ask-actions'
import { useAskStore } from './ask-store'
import { askText } from './ask-text'
import classes from './question-box.module.css'
import { type Recall, stepRecall } from './question-recall'
import { useDraft } from './use-draft'

// The type keeps it equal to the contract's, whose schemas the window need not carry.
const maximum: typeof maximumQuestionLength = 4_000
const text = askText.box

interface Props {
  readonly personId: string
  /** Asked before, oldest first; Up brings them back. */
  readonly questions: readonly string[]
  readonly onAsk: (question: string) => void
}

/** The one box. What is typed stays until it is asked, whatever happens around it. */
export function QuestionBox(props: Props) {
  const { draft, field, onChange, onKeyDown, running, submit } = useQuestionInput(props)
  const tooLong = draft.length > maximum
  return (
    <div className={classes.band}>
      <div className={classes.area}>
        <div className={classes.box}>
          <textarea
            ref={field}
            id="question"
            className={classes.field}
            aria-label={text.label}
            aria-invalid={tooLong}
            placeholder={text.placeholder}
            rows={1}
            value={draft}
            onChange={(event) => onChange(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <div className={classes.actions}>
            <LocationMenu position="top-start" label={text.location} />
            <span
              className={classes.hint}
              role={tooLong ? 'alert' : undefined}
              data-bad={tooLong || undefined}
            >
              {tooLong ? text.tooLong(draft.length, maximum) : text.keys}
            </span>
            <AskOrStop running={running} blank={!isAskable(draft)} onAsk={submit} />
          </div>
        </div>
      </div>
    </div>
  )
}

function isAskable(draft: string): boolean {
  return draft.trim() !== '' && draft.length <= maximum
}

function useQuestionInput({ personId, questions, onAsk }: Props) {
  const [draft, setDraft] = useDraft(personId)
  const [recall, setRecall] = useState<Recall | null>(null)
  const running = useAskStore((state) => state.running !== null)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const replace = (next: Recall | null) => {
    setDraft(next?.text ?? '')
    setRecall(next)
  }
  const submit = () => {
    if (running || !isAskable(draft)) return
    onAsk(draft)
    replace(null)
    field.current?.focus()
  }
  const leave = () => (running ? stopAsking() : field.current?.blur())
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key === 'Enter' && event.shiftKey)) return
    const step = stepRecall({ key: event.key, text: draft, recall, questions })
    const moved = step === null ? undefined : () => replace(step === 'clear' ? null : step)
    const actions = { Enter: submit, Escape: leave, ArrowUp: moved, ArrowDown: moved }
    const action = actions[event.key as keyof typeof actions]
    if (action === undefined) return
    event.preventDefault()
    action()
  }
  return { draft, field, onChange: setDraft, onKeyDown, running, submit }
}

interface AskOrStopProps {
  readonly running: boolean
  readonly blank: boolean
  readonly onAsk: () => void
}

function AskOrStop({ running, blank, onAsk }: AskOrStopProps) {
  if (running) {
    return (
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlayerStop size={15} aria-hidden="true" />}
        onClick={stopAsking}
      >
        {text.stop}
      </Button>
    )
  }
  return (
    <Button
      size="xs"
      disabled={blank}
      rightSection={<IconCornerDownLeft size={15} aria-hidden="true" />}
      onClick={onAsk}
    >
      {text.ask}
    </Button>
  )
}
