import { isShownImage } from '@shared/tickets/attachment-contract'
import type { TimelineEntry } from '@shared/tickets/ticket-timeline'
import type { ReactNode } from 'react'
import { useRead } from '../../../ipc/use-read'
import { filesText } from './files-text'
import { Picture } from './picture'
import classes from './ticket-files.module.css'

interface Props {
  readonly file: Extract<TimelineEntry, { kind: 'file' }>
  readonly ticketId: string
  /** When, and from where. */
  readonly children: ReactNode
}

/** Who added which photo or file, when. */
export function FileLine({ file, ticketId, children }: Props) {
  const beside = useRead('attachments.list', { ticketId }).data
  const known = beside?.find(({ id }) => id === file.id)
  const isImage = isShownImage(file)
  return (
    <div className={classes.line}>
      {isImage && known?.here && <Picture file={known} className={classes.lineThumbnail} />}
      <p>
        {file.byName !== null && <span className={classes.actor}>{file.byName}</span>}{' '}
        {isImage ? filesText.timeline.photo : filesText.timeline.file} “{file.name}” · {children}
      </p>
    </div>
  )
}
