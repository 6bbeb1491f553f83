import type { Answer } from '@shared/ask/ask-contract'
import type { Shortcut } from '../../app/shortcut-keys'
import { useShortcuts } from '../../app/use-shortcuts'
import { useAskStore } from './ask-store'
import { askText } from './ask-text'
import { complaints, mayBeJudged, opinionOf } from './feedback/answer-opinion'
import { useFeedbackStore } from './feedback/feedback-store'
import { feedbackText } from './feedback/feedback-text'
import { judgeAnswer } from './feedback/judge-answer'
import type { Turn } from './turn'
import { useTakeAnswer } from './use-take-answer'

const text = askText.shortcuts
const { group } = text

interface ShortcutContext {
  readonly turns: readonly Turn[]
  readonly guest: boolean
  /** Closes what is open beside the conversation; null while nothing is. */
  readonly close: (() => void) | null
}

export function useAskShortcuts({ turns, guest, close }: ShortcutContext): void {
  const last = turns.findLast(({ answer }) => answer !== null)?.answer ?? null
  const showWhy = useAskStore((state) => state.showWhy)
  const feedback = useFeedbackShortcuts(last, guest)
  const whyLast = { keys: 'w', label: text.why, group, run: () => showWhy(last?.traceId ?? null) }
  useShortcuts([
    { keys: '/', label: text.focus, group, run: focusQuestion },
    ...(guest || last === null ? [] : [whyLast]),
    ...feedback,
    ...(close === null ? [] : [{ keys: 'Escape', label: text.close, group, run: close }]),
  ])
}

/** Helpful or not, about the last answer; the digits choose while the choice is open. */
function useFeedbackShortcuts(last: Answer | null, guest: boolean): readonly Shortcut[] {
  const take = useTakeAnswer()
  const open = useFeedbackStore((state) => state.openId)
  if (last === null || !mayBeJudged(last)) return []
  const { traceId } = last
  const { open: show, said } = useFeedbackStore.getState()
  const correction = opinionOf(last, said[traceId])?.correction ?? null
  const helpful = () => {
    show(null)
    void judgeAnswer(traceId, { verdict: 'helpful' }, take)
  }
  const unhelpful = () =>
    guest ? void judgeAnswer(traceId, { verdict: 'incomplete' }, take) : show(traceId)
  const choices = complaints.map((verdict, index) => ({
    keys: String(index + 1),
    label: text.complaint(feedbackText.verdicts[verdict]),
    group,
    run: () => void judgeAnswer(traceId, { verdict, correction }, take),
  }))
  return [
    { keys: 'h', label: text.helpful, group, run: helpful },
    { keys: 'n', label: text.unhelpful, group, run: unhelpful },
    ...(open === traceId ? choices : []),
  ]
}

function focusQuestion(): void {
  document.querySelector<HTMLTextAreaElement>('#question')?.focus()
}
