import { type ReactNode, useEffect, useRef } from 'react'

interface Props {
  readonly id: string
  readonly selected: boolean
  readonly className: string | undefined
  readonly onPick: () => void
  readonly children: ReactNode
}

/** One of a list that is chosen from while the focus stays in a text; comes into sight when selected. */
export function ListOption({ id, selected, className, onPick, children }: Props) {
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (selected) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <button
      type="button"
      ref={ref}
      id={id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      className={className}
      // The text must keep the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      {children}
    </button>
  )
}
