import { type KeyboardEvent, useId, useState } from 'react'

interface Walking<Option> {
  readonly options: readonly Option[]
  readonly take: (option: Option) => void
  /** For Escape; where it is missing that is for whatever is around the list. */
  readonly leave?: (() => void) | undefined
  /** Goes on to the next field unless told. */
  readonly tab?: 'takes' | 'leaves'
  /** Nothing is on until an arrow moves: the text means something by itself. */
  readonly optional?: boolean
  /** The text around it has a use of its own for Enter where there is nothing to take. */
  readonly inText?: boolean
}

/**
 * Choosing from a list while the focus stays in a text: Up and Down move, round at the ends, Enter
 * takes. The text gets `field` and `onKeyDown`, the list is an `OptionList`.
 */
export function useOptionWalk<Option>(the: Walking<Option>) {
  const listId = useId()
  const first = the.optional === true ? -1 : 0
  const [chosen, setAt] = useState(first)
  const at = Math.min(chosen, the.options.length - 1)
  const optionId = (place: number) => `${listId}-${place}`
  /** @returns whether the list took the key */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (isOthers(event)) return false
    const run = keysOf(the, { at, go: setAt }).get(event.key)
    if (run === undefined) return false
    event.preventDefault()
    // Neither the rows below nor the dialog around it have a use for it any more.
    event.stopPropagation()
    run()
    return true
  }
  return {
    ...{ listId, optionId, at, current: the.options[at], onKeyDown },
    /** To the first one again, for a list that has become another. */
    restart: () => setAt(first),
    field: {
      'aria-controls': listId,
      'aria-activedescendant': at >= 0 ? optionId(at) : undefined,
      'aria-autocomplete': 'list' as const,
    },
  }
}

/** What an option of a list has to know of its walk. */
export type OptionWalk = Pick<ReturnType<typeof useOptionWalk>, 'listId' | 'optionId' | 'at'>

const isOthers = ({ nativeEvent, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  nativeEvent.isComposing || ctrlKey || metaKey || altKey

interface Place {
  /** Less than 0: nothing is on. */
  readonly at: number
  readonly go: (at: number) => void
}

function keysOf<Option>(
  { options, take, leave, tab, inText = false }: Walking<Option>,
  { at, go }: Place,
): ReadonlyMap<string, (() => void) | undefined> {
  const count = options.length
  const option = options[at]
  if (count === 0 && inText) return new Map([['Escape', leave]])
  const takeIt = option === undefined ? undefined : () => take(option)
  // An Enter that nothing takes must not end up in a field that has the focus next.
  const nothing = inText ? undefined : () => undefined
  return new Map([
    ['ArrowDown', () => go((at + 1) % Math.max(1, count))],
    ['ArrowUp', () => go((Math.max(at, 0) - 1 + count) % Math.max(1, count))],
    ['Enter', takeIt ?? nothing],
    ['Escape', leave],
    ['Tab', tab === undefined ? undefined : { takes: takeIt, leaves: leave }[tab]],
  ])
}
