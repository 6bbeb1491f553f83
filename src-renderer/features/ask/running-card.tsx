import { AssistantBadge, ConfidenceBadge } from '../../app/answer-badges'
import { Late } from '../../ui/late'
import { Placeholder } from '../../ui/placeholder'
import { AnswerBlocks } from './answer-blocks'
import classes from './answer-card.module.css'
import { askText } from './ask-text'
import type { Turn } from './turn'

/** An answer while it streams in, or what came before it was stopped. */
export function RunningCard({ turn }: { readonly turn: Turn }) {
  const { route, blocks, citations, state } = turn
  return (
    <div className={classes.card} aria-busy={state === 'running'}>
      {route !== null && (
        <div className={classes.header}>
          <AssistantBadge label={route.label} />
          <ConfidenceBadge confidence={route.confidence} label={askText.confidence} />
        </div>
      )}
      <AnswerBlocks blocks={blocks} citations={citations} onCite={null} />
      {state === 'running' && blocks.length === 0 && (
        <Late>
          <p className={classes.meta}>{askText.working}</p>
          <Placeholder height={12} />
          <Placeholder height={12} width="70%" />
        </Late>
      )}
    </div>
  )
}
