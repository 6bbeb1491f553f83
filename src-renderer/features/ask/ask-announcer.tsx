import { VisuallyHidden } from '@mantine/core'
import { assistantNames } from '../../app/vocabulary'
import { answerAsText } from './answer-copy'
import { useAskStore } from './ask-store'
import { askText } from './ask-text'
import type { Turn } from './turn'

/** Reads a finished answer to a screen reader, once and politely. */
export function AskAnnouncer({ turns }: { readonly turns: readonly Turn[] }) {
  const live = useAskStore((state) => state.turns)
  // Only what was asked now: the history is not news.
  const last = live.length === 0 ? undefined : turns.at(-1)
  return (
    <VisuallyHidden aria-live="polite" aria-atomic="true">
      {announcement(last)}
    </VisuallyHidden>
  )
}

function announcement(turn: Turn | undefined): string {
  if (turn === undefined || turn.state === 'running') return ''
  if (turn.answer === null) return turn.error?.message ?? ''
  if (turn.answer.handover !== null) return askText.announceHandover(turn.answer.handover.message)
  return askText.announce(assistantNames[turn.answer.assistant], answerAsText(turn.answer))
}
