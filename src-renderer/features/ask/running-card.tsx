import { IconPencil } from '@tabler/icons-react'
import { AssistantBadge, ConfidenceBadge } from '../../app/answer-badges'
import { Late } from '../../ui/late'
import { Placeholder } from '../../ui/placeholder'
import { AnswerBlocks } from './answer-blocks'
import classes from './answer-card.module.css'
import { askText } from './ask-text'
import { type Draft, draftBlocks } from './draft'
import { generationText } from './generation-text'
import { TierBadge } from './tier-badge'
import type { Turn } from './turn'

/** An answer while it streams in, or what came before it was stopped. */
export function RunningCard({ turn, guest }: { readonly turn: Turn; readonly guest: boolean }) {
  const { route, blocks, citations, draft, state } = turn
  const nothing = draft === null && blocks.length === 0
  return (
    <div className={classes.card} aria-busy={state === 'running'}>
      {route !== null && (
        <div className={classes.header}>
          <AssistantBadge label={route.label} />
          {!guest && <ConfidenceBadge confidence={route.confidence} label={askText.confidence} />}
          {!guest && draft !== null && <TierBadge tier="generated" />}
        </div>
      )}
      {draft !== null && <DraftText draft={draft} running={state === 'running'} />}
      {draft === null && <AnswerBlocks blocks={blocks} citations={citations} onCite={null} />}
      {state === 'running' && nothing && (
        <Late>
          <p className={classes.meta}>{askText.working}</p>
          <Placeholder height={12} />
          <Placeholder height={12} width="70%" />
        </Late>
      )}
    </div>
  )
}

interface DraftProps {
  readonly draft: Draft
  readonly running: boolean
}

/** A model's words as they come. The whole checked answer takes their place at once. */
function DraftText({ draft, running }: DraftProps) {
  const { provider, attempt, text } = draft
  const says = generationText.writing[attempt](generationText.provider(provider))
  return (
    <>
      <AnswerBlocks blocks={draftBlocks(text)} citations={[]} onCite={null} />
      <p
        className={classes.drafting}
        data-restarted={(running && attempt !== 'first') || undefined}
      >
        <IconPencil size={14} aria-hidden="true" />
        {running ? says : generationText.stopped}
      </p>
    </>
  )
}
