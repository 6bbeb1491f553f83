import { Portal } from '@mantine/core'
import { IconPhotoPlus } from '@tabler/icons-react'
import classes from './ticket-files.module.css'

interface Props {
  /** Where on screen; `null`: nothing is being dragged. */
  readonly over: DOMRect | null
  readonly label: string
}

/** Covers what takes the files that are being dragged. */
export function DropZone({ over, label }: Props) {
  if (over === null) return null
  const { top, left, width, height } = over
  return (
    <Portal>
      <div className={classes.dropZone} style={{ top, left, width, height }} aria-hidden="true">
        <span className={classes.dropWords}>
          <IconPhotoPlus size={18} aria-hidden="true" />
          {label}
        </span>
      </div>
    </Portal>
  )
}
