import { CloseButton } from '@mantine/core'
import type { Citation } from '@shared/ask/ask-contract'
import { useCallback } from 'react'
import { audienceNames } from '../../app/vocabulary'
import { BlockText } from '../../ui/block-text'
import { CopyButton } from '../../ui/copy-button'
import { shortHash } from '../../ui/measure-text'
import { dayText } from '../../ui/time-text'
import { askText } from './ask-text'
import classes from './citation-list.module.css'

const text = askText.passage

// Passages are written and approved, facts are changed.
const origin = {
  sop: { since: text.approved, by: text.author },
  fact: { since: text.changed, by: text.changedBy },
} satisfies Record<Citation['kind'], unknown>

interface Props {
  readonly citation: Citation
  readonly onClose: () => void
}

/** The passage word for word, with what proves that it is the approved one. */
export function Passage({ citation, onClose }: Props) {
  const words = origin[citation.kind]
  const name = `${citation.sop} › ${citation.heading}`
  // It opens below what was clicked, which may be the last line on the screen.
  const showWhole = useCallback((section: HTMLElement | null) => {
    section?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section
      ref={showWhole}
      aria-label={askText.source(citation.number, name)}
      className={classes.passage}
    >
      <div className={classes.head}>
        <h2 className={classes.title}>{name}</h2>
        <CloseButton size="sm" aria-label={text.close} onClick={onClose} />
      </div>
      <p className={classes.facts}>
        <span>{text.version(citation.version)}</span>
        <span>{words.since(dayText(citation.approvedAt))}</span>
        {citation.author !== null && <span>{words.by(citation.author)}</span>}
        <span>{audienceNames[citation.audience]}</span>
        <span className={classes.hash}>
          {shortHash(citation.sha256)}
          <CopyButton text={citation.sha256} label={text.copyHash} copiedLabel={askText.copied} />
        </span>
      </p>
      <div className={classes.text}>
        <BlockText source={citation.text} />
      </div>
    </section>
  )
}
