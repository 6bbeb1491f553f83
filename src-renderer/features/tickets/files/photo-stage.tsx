import type { Attachment } from '@shared/tickets/attachment-contract'
import classes from './photo-viewer.module.css'
import { Picture } from './picture'

interface Props {
  readonly photo: Attachment
  /** 1: as large as fits. */
  readonly zoom: number
  readonly onZoomBy: (factor: number) => void
}

/** A photo that fits, or more of it to be scrolled. */
export function PhotoStage({ photo, zoom, onZoomBy }: Props) {
  const size = `${zoom * 100}%`
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: plus, minus and the buttons do the same
    <div
      className={classes.stage}
      onDoubleClick={() => onZoomBy(zoom === 1 ? 2 : 0)}
      onWheel={(event) => {
        if (event.ctrlKey) onZoomBy(event.deltaY < 0 ? 1.1 : 1 / 1.1)
      }}
    >
      <div className={classes.room} style={{ width: size, height: size }}>
        <Picture file={photo} className={classes.photo} />
      </div>
    </div>
  )
}
