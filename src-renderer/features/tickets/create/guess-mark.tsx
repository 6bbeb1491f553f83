import { Tooltip } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './create.module.css'
import { createText as text } from './create-text'

interface Props {
  readonly field: string
  /** Undefined: it is no guess. */
  readonly because: string | undefined
  readonly onKeep: () => void
  readonly children: ReactNode
}

/** A field, marked while what it holds is a guess; the mark says why, and a click keeps it. */
export function Guessable({ field, because, onKeep, children }: Props) {
  return (
    <div className={classes.field} data-guess={because !== undefined || undefined}>
      {children}
      {because !== undefined && (
        <Tooltip label={text.guessHint(because)} withArrow multiline maw={280}>
          <button
            type="button"
            // Tab goes from field to field; who leaves a guess alone keeps it anyway.
            tabIndex={-1}
            className={classes.guess}
            aria-label={text.guessed(field, because)}
            onClick={onKeep}
          >
            <IconSparkles size={12} aria-hidden="true" />
            {text.guess}
          </button>
        </Tooltip>
      )}
    </div>
  )
}
