import type { Citation } from '@shared/ask/ask-contract'
import { useId } from 'react'
import { askText } from './ask-text'
import classes from './citation-list.module.css'
import { Passage } from './passage'

interface Props {
  readonly citations: readonly Citation[]
  readonly open: number | null
  readonly onToggle: (number: number) => void
}

/** The sources as chips; one of them is open in place. */
export function CitationList({ citations, open, onToggle }: Props) {
  const id = useId()
  const opened = citations.find(({ number }) => number === open)
  return (
    <section aria-label={askText.sources} className={classes.sources}>
      <ul className={classes.chips}>
        {citations.map((citation) => (
          <li key={citation.number}>
            <button
              type="button"
              className={classes.chip}
              aria-expanded={citation.number === open}
              aria-controls={citation.number === open ? id : undefined}
              onClick={() => onToggle(citation.number)}
            >
              <span className={classes.number}>{citation.number}</span>
              <span className={classes.name}>
                {citation.sop} › {citation.heading}
              </span>
              <span className={classes.version}>v{citation.version}</span>
            </button>
          </li>
        ))}
      </ul>
      {opened !== undefined && (
        <div id={id}>
          <Passage citation={opened} onClose={() => onToggle(opened.number)} />
        </div>
      )}
    </section>
  )
}
