import { useLocalStorage } from '@mantine/hooks'
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useRef,
} from 'react'
import classes from './split-pane.module.css'

interface Props {
  /** Names the sash, and where its place is remembered. */
  readonly name: string
  readonly sashLabel: string
  /** Which side has the width that is set; the other one takes the rest. */
  readonly sized: 'start' | 'end'
  readonly width: { readonly initial: number; readonly minimum: number; readonly maximum: number }
  readonly start: ReactNode
  /** Null leaves the whole room to `start`. */
  readonly end: ReactNode
}

const step = 16
const bigStep = 64

/** Two panes beside each other with a sash that the mouse and the arrow keys move. */
export function SplitPane({ name, sashLabel, sized, width, start, end }: Props) {
  const room = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useLocalStorage({
    key: `clubos.split.${name}`,
    defaultValue: width.initial,
    getInitialValueInEffect: false,
  })
  const clamp = (value: number) => Math.max(width.minimum, Math.min(width.maximum, value))
  const current = clamp(wanted)
  const pane = (side: 'start' | 'end') =>
    side === sized
      ? { className: classes.sized, style: { width: current } }
      : { className: classes.rest }
  return (
    <div ref={room} className={classes.split}>
      <div {...pane('start')}>{start}</div>
      {end !== null && (
        <>
          <Sash
            {...{ room, sized, width, current }}
            label={sashLabel}
            onResize={(value) => setWanted(clamp(Math.round(value)))}
          />
          <div {...pane('end')}>{end}</div>
        </>
      )}
    </div>
  )
}

interface SashProps extends Pick<Props, 'sized' | 'width'> {
  readonly label: string
  readonly room: RefObject<HTMLDivElement | null>
  readonly current: number
  readonly onResize: (width: number) => void
}

function Sash({ label, room, sized, width, current, onResize }: SashProps) {
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const box = room.current?.getBoundingClientRect()
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    onResize(sized === 'end' ? box.right - event.clientX : event.clientX - box.left)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (direction === undefined) return
    event.preventDefault()
    const change = direction * (event.shiftKey ? bigStep : step)
    onResize(current + (sized === 'end' ? -change : change))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a sash that moves has a value, which hr has not
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={current}
      aria-valuemin={width.minimum}
      aria-valuemax={width.maximum}
      tabIndex={0}
      className={classes.sash}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onDoubleClick={() => onResize(width.initial)}
      onKeyDown={onKeyDown}
    />
  )
}
