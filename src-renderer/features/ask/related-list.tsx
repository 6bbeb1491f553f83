import type { Citation } from '@shared/ask/ask-contract'
import { useState } from 'react'
import classes from './answer-card.module.css'
import { askText } from './ask-text'
import { CitationList } from './citation-list'

/** What staff may look into themselves where no machine was sure enough. */
export function RelatedList({ related }: { readonly related: readonly Citation[] }) {
  const [open, setOpen] = useState<number | null>(null)
  const toggle = (number: number) => setOpen(open === number ? null : number)
  if (related.length === 0) return null
  return (
    <div className={classes.related}>
      <p className={classes.meta}>{askText.related}</p>
      <CitationList {...{ citations: related, open }} onToggle={toggle} label={askText.related} />
    </div>
  )
}
