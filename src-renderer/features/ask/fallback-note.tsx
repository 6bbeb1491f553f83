import type { Answer } from '@shared/ask/ask-contract'
import { IconInfoCircle } from '@tabler/icons-react'
import classes from './answer-card.module.css'
import { fallbackReason } from './fallback-reason'
import { generationText } from './generation-text'

/** Says why what a model was writing gave way to the passages themselves. */
export function FallbackNote({ answer }: { readonly answer: Answer }) {
  const reason = fallbackReason(answer)
  if (reason === null) return null
  return (
    <p className={classes.drafting}>
      <IconInfoCircle size={14} aria-hidden="true" />
      {generationText.fallback(reason)}
    </p>
  )
}
