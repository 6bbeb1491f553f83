import { Button } from '@mantine/core'
import { IconChevronUp } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { focusTicketAround } from '../ticket-focus'
import classes from './ticket-timeline.module.css'
import { foldedAtFirst, type TimelineBlock } from './timeline-groups'
import { timelineText } from './timeline-text'

interface Props {
  /** As they are when the ticket is opened, and later with what came since. */
  readonly blocks: readonly TimelineBlock[]
  readonly children: (block: TimelineBlock) => ReactNode
}

/** The latest of what happened; all of it when asked for. */
export function TimelineBlocks({ blocks, children }: Props) {
  const [folded, setFolded] = useState(() => foldedAtFirst(blocks.length))
  return (
    <div className={classes.blocks}>
      {folded > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          className={classes.earlier}
          leftSection={<IconChevronUp size={14} aria-hidden="true" />}
          onClick={({ currentTarget }) => {
            focusTicketAround(currentTarget)
            setFolded(0)
          }}
        >
          {timelineText.earlier(folded)}
        </Button>
      )}
      {blocks.slice(folded).map(children)}
    </div>
  )
}
