import type { TrainingExample } from '@shared/training/training-contract'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { useShortcuts } from '../../../app/use-shortcuts'
import shared from '../../../ui/list-detail.module.css'
import { labelShortcuts } from '../label-shortcuts'
import { useTrainingStore } from '../training-store'
import { trainingText } from '../training-text'
import classes from './data-section.module.css'
import { exampleKey } from './example-pages'
import { ExampleRow } from './example-row'
import type { useExampleActions } from './use-example-actions'
import type { useExamples } from './use-examples'

const rowHeight = 52
const rowsAhead = 8

interface Props {
  readonly list: ReturnType<typeof useExamples>['list']
  readonly items: readonly TrainingExample[]
  readonly actions: ReturnType<typeof useExampleActions>
}

/** Only the rows in sight exist; the chosen one shows its whole text. */
export function ExampleList({ list, items, actions }: Props) {
  const [position, setPosition] = useState<number | null>(null)
  const { scroll, shown, height, measure } = useVirtualRows(list, items, position)
  useExampleShortcuts({ items, position, setPosition, actions })
  const { chosen } = actions
  return (
    <div ref={scroll} id="example-scroll" className={`${shared.scroll} ${classes.scroll}`}>
      <ul
        id="example-list"
        aria-label={trainingText.data.list}
        tabIndex={-1}
        className={`${shared.rows} ${shared.marksCurrent}`}
        style={{ height }}
      >
        {shown.map(({ index, key, start }) => {
          const example = items[index]
          return example === undefined ? null : (
            <li
              key={key}
              ref={measure}
              data-index={index}
              aria-setsize={list.hasNextPage ? -1 : items.length}
              aria-posinset={index + 1}
              aria-current={index === position || undefined}
              className={`${shared.item} ${shared.row} ${classes.row}`}
              style={{ transform: `translateY(${start}px)` }}
            >
              <ExampleRow
                example={example}
                label={chosen?.text === example.text ? chosen.label : example.label}
                onSelect={() => setPosition(index === position ? null : index)}
                onLabel={(label) => actions.relabel(example, label)}
                onRemove={() => actions.remove(example)}
              />
            </li>
          )
        })}
      </ul>
      {list.isFetchingNextPage && <p className={shared.more}>{trainingText.data.loadingMore}</p>}
    </div>
  )
}

function useVirtualRows(list: Props['list'], items: Props['items'], position: number | null) {
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    getItemKey: (index) => itemKey(items[index], index),
    estimateSize: () => rowHeight,
    overscan: rowsAhead,
  })
  const { scrollToIndex } = virtual
  useEffect(() => {
    if (position !== null) scrollToIndex(position, { align: 'auto' })
  }, [position, scrollToIndex])
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useMoreRows(list, last >= items.length - rowsAhead)
  return { scroll, shown, height: virtual.getTotalSize(), measure: virtual.measureElement }
}

function itemKey(example: TrainingExample | undefined, index: number): string | number {
  return example === undefined ? index : exampleKey(example)
}

/** Fetches the next page when the end of the list comes near. */
function useMoreRows(list: Props['list'], nearEnd: boolean): void {
  const { fetchNextPage, hasNextPage, isFetching, isError } = list
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [nearEnd, hasNextPage, isFetching, isError, fetchNextPage])
}

interface ShortcutContext extends Pick<Props, 'items' | 'actions'> {
  readonly position: number | null
  readonly setPosition: (position: number | null) => void
}

function useExampleShortcuts({ items, position, setPosition, actions }: ShortcutContext): void {
  const { group, ...text } = trainingText.shortcuts
  const set = useTrainingStore((state) => state.set)
  const current = position === null ? undefined : items[position]
  const move = (step: number) => {
    setPosition(Math.max(0, Math.min(items.length - 1, (position ?? -1) + step)))
    document.querySelector<HTMLElement>('#example-list')?.focus({ preventScroll: true })
  }
  const choose = () =>
    document.querySelector<HTMLElement>('#example-list [aria-current] select')?.focus()
  useShortcuts([
    { keys: '/', label: text.search, group, run: focusSearch },
    { keys: 'c', label: text.add, group, run: () => set({ adding: true }) },
    { keys: 'j', label: text.next, group, run: () => move(1) },
    { keys: 'k', label: text.previous, group, run: () => move(-1) },
    ...(current === undefined
      ? []
      : [
          ...labelShortcuts((label) => actions.relabel(current, label)),
          { keys: 'Enter', label: text.choose, group, run: choose },
          { keys: 'Escape', label: text.back, group, run: () => setPosition(null) },
        ]),
  ])
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('#example-search')?.focus()
}
