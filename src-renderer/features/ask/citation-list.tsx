import type { Citation } from '@shared/ask/ask-contract'
import { IconDatabase } from '@tabler/icons-react'
import { useId } from 'react'
import { askText } from './ask-text'
import classes from './citation-list.module.css'
import { Passage } from './passage'

interface Props {
  readonly citations: readonly Citation[]
  readonly open: number | null
  readonly onToggle: (number: number) => void
  /** Where they are no sources. */
  readonly label?: string
}

/** The sources as chips; one of them is open in place. */
export function CitationList({ citations, open, onToggle, label = askText.sources }: Props) {
  const id = useId()
  const opened = citations.find(({ number }) => number === open)
  return (
    <section aria-label={label} className={classes.sources}>
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
              <ChipWords citation={citation} />
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

function ChipWords({ citation }: { readonly citation: Citation }) {
  const { heading, kind, number, sop, version } = citation
  return (
    <>
      <span className={classes.number}>{number}</span>
      {kind === 'fact' && (
        <span className={classes.fact}>
          <IconDatabase size={13} aria-hidden="true" />
          {askText.fact}
        </span>
      )}
      <span className={classes.name}>
        {sop} › {heading}
      </span>
      <span className={classes.version}>v{version}</span>
    </>
  )
}
