import { UnstyledButton } from '@mantine/core'
import type { Answer } from '@shared/ask/ask-contract'
import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { AssistantBadge, ConfidenceBadge } from '../../app/answer-badges'
import { tierNames } from '../../app/vocabulary'
import { durationText } from '../../ui/measure-text'
import { AnswerBlocks } from './answer-blocks'
import classes from './answer-card.module.css'
import { AnswerCopyMenu } from './answer-copy-menu'
import { useAskStore } from './ask-store'
import { askText } from './ask-text'
import { CitationList } from './citation-list'
import { EmergencyNote } from './emergency-note'
import { HandoverNote } from './handover-note'

interface Props {
  readonly answer: Answer
  readonly withWhy: boolean
}

/** A finished answer: who answered, how sure, how fast, from what. */
export function AnswerCard({ answer, withWhy }: Props) {
  const [open, setOpen] = useState<number | null>(null)
  const toggle = (number: number) => setOpen(open === number ? null : number)
  const { blocks, citations, emergency, handover } = answer
  return (
    <article
      aria-label={askText.answer}
      className={classes.card}
      data-emergency={emergency !== null || undefined}
    >
      <AnswerHeader answer={answer} withWhy={withWhy} />
      {emergency !== null && <EmergencyNote answer={answer} emergency={emergency} />}
      {handover !== null && <HandoverNote handover={handover} />}
      {blocks.length > 0 && <AnswerBlocks {...{ blocks, citations }} onCite={toggle} />}
      {citations.length > 0 && <CitationList {...{ citations, open }} onToggle={toggle} />}
    </article>
  )
}

function AnswerHeader({ answer, withWhy }: Props) {
  const { assistant, confidence, ms, tier } = answer
  return (
    <div className={classes.header}>
      <AssistantBadge label={assistant} />
      <ConfidenceBadge confidence={confidence} label={askText.confidence} />
      <span className={classes.meta}>
        {tierNames[tier]} · {durationText(ms)}
      </span>
      <span className={classes.gap} />
      <AnswerCopyMenu answer={answer} />
      {withWhy && <WhyButton traceId={answer.traceId} />}
    </div>
  )
}

function WhyButton({ traceId }: { readonly traceId: string }) {
  const open = useAskStore((state) => state.whyId === traceId)
  const showWhy = useAskStore((state) => state.showWhy)
  return (
    <UnstyledButton
      className={classes.why}
      aria-expanded={open}
      onClick={() => showWhy(open ? null : traceId)}
    >
      {askText.why}
      <IconChevronRight size={14} aria-hidden="true" />
    </UnstyledButton>
  )
}
