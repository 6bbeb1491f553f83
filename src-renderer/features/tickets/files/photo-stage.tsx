import type { Attachment } from '@shared/tickets/attachment-contract'
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
} from 'react'
import { filesText } from './files-text'
import classes from './photo-viewer.module.css'
import { Picture } from './picture'

interface Props {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly photo: Attachment
  /** 1: as large as fits. */
  readonly zoom: number
  readonly onZoomBy: (factor: number) => void
}

/** A photo that fits, or more of it, to be moved with the mouse, the wheel or the arrows. */
export function PhotoStage({ ref: stage, photo, zoom, onZoomBy }: Props) {
  const size = `${zoom * 100}%`
  useSameMiddle(stage, zoom)
  return (
    // biome-ignore lint/a11y/useSemanticElements: what is a region of the window only while it scrolls
    <div
      ref={stage}
      role="group"
      aria-label={filesText.viewer.stage}
      tabIndex={zoom > 1 ? 0 : -1}
      className={classes.stage}
      data-larger={zoom > 1 || undefined}
      onDoubleClick={() => onZoomBy(zoom === 1 ? 2 : 0)}
      onWheel={(event) => {
        if (event.ctrlKey) onZoomBy(event.deltaY < 0 ? 1.1 : 1 / 1.1)
      }}
      onPointerMove={drag}
    >
      <div className={classes.room} style={{ width: size, height: size }}>
        <Picture file={photo} className={classes.photo} />
      </div>
    </div>
  )
}

const step = 80
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ...{ ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] },
}

/** Moves what is seen of a photo by an arrow. @returns whether the key was one */
export function moveByArrow(stage: HTMLElement | null, { key }: KeyboardEvent): boolean {
  const [left, top] = moves[key] ?? []
  if (left === undefined || top === undefined) return false
  stage?.scrollBy({ left, top })
  return true
}

/** Moves it with the hand on it. */
function drag({ currentTarget, buttons, movementX, movementY }: PointerEvent<HTMLElement>): void {
  if (buttons === 1) currentTarget.scrollBy(-movementX, -movementY)
}

/** What was in the middle stays there when the photo becomes larger or smaller. */
function useSameMiddle(stage: RefObject<HTMLElement | null>, zoom: number): void {
  const before = useRef(zoom)
  useLayoutEffect(() => {
    const element = stage.current
    const factor = zoom / before.current
    before.current = zoom
    if (element === null || factor === 1) return
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = element
    element.scrollLeft = (scrollLeft + clientWidth / 2) * factor - clientWidth / 2
    element.scrollTop = (scrollTop + clientHeight / 2) * factor - clientHeight / 2
  }, [stage, zoom])
}
