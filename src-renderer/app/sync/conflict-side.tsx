import { Button } from '@mantine/core'
import { keyed } from '../../ui/keyed'
import type { TextPart } from '../../ui/word-difference'
import classes from './sync-panel.module.css'

interface Props {
  readonly heading: string
  readonly who: string
  readonly parts: readonly TextPart[]
  /** Null where this side can only be read. */
  readonly button: {
    readonly label: string
    readonly busy: boolean
    readonly run: () => void
  } | null
}

/** One side of a conflict: who, what, and the button that makes it count. */
export function ConflictSide({ heading, who, parts, button }: Props) {
  return (
    <section aria-label={heading} className={classes.side}>
      <div>
        <h3 className={classes.sideTitle}>{heading}</h3>
        <p className={classes.dim}>{who}</p>
      </div>
      <div className={classes.sideText}>
        {keyed(parts).map(({ key, item }) =>
          item.changed ? (
            <mark key={key} className={classes.changed}>
              {item.text}
            </mark>
          ) : (
            <span key={key}>{item.text}</span>
          ),
        )}
      </div>
      {button !== null && (
        <Button size="xs" fullWidth disabled={button.busy} onClick={button.run}>
          {button.label}
        </Button>
      )}
    </section>
  )
}
