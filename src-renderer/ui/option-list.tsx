import { type ReactNode, useEffect, useRef } from 'react'
import classes from './option-list.module.css'
import type { OptionWalk } from './use-option-walk'

interface ListProps {
  readonly walk: OptionWalk
  readonly label: string
  /** Several may be chosen. */
  readonly many?: boolean
  readonly className?: string | undefined
  /** Said while there is nothing to choose. */
  readonly empty?: string
  readonly count: number
  readonly children: ReactNode
}

/** What is chosen from while the focus stays in a text. */
export function OptionList({ walk, label, many, className, empty, count, children }: ListProps) {
  return (
    <>
      <div
        id={walk.listId}
        role="listbox"
        aria-label={label}
        aria-multiselectable={many}
        data-empty={count === 0 || undefined}
        className={`${classes.list} ${className ?? ''}`}
      >
        {children}
      </div>
      {count === 0 && empty !== undefined && <p className={classes.nothing}>{empty}</p>}
    </>
  )
}

interface Props {
  readonly walk: OptionWalk
  /** Its place in the list. */
  readonly at: number
  /** Whether it is chosen already; where lists have no such thing, the one that is on counts. */
  readonly chosen?: boolean
  readonly className?: string | undefined
  readonly onPick: () => void
  readonly children: ReactNode
}

/** One of an option list; comes into sight when it is on. */
export function ListOption({ walk, at, chosen, className, onPick, children }: Props) {
  const ref = useRef<HTMLButtonElement>(null)
  const active = at === walk.at
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <button
      type="button"
      ref={ref}
      id={walk.optionId(at)}
      role="option"
      aria-selected={chosen ?? active}
      data-active={active || undefined}
      tabIndex={-1}
      className={`${classes.option} ${className ?? ''}`}
      // The text must keep the focus, so that typing goes on.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      {children}
    </button>
  )
}

/** What an option is called, cut where there is no room. */
export function OptionLabel({ children }: { readonly children: ReactNode }) {
  return <span className={classes.label}>{children}</span>
}
