import { Button } from '@mantine/core'
import { type Attachment, isShownImage } from '@shared/tickets/attachment-contract'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { request } from '../../../ipc/request'
import { useRead } from '../../../ipc/use-read'
import { Note } from '../../../ui/note'
import { focusTicketAround } from '../ticket-focus'
import { AddFiles } from './add-files'
import { DropZone } from './drop-zone'
import { FileEntry } from './file-entry'
import { useFileUploads } from './file-uploads'
import { filesText } from './files-text'
import { PhotoViewer } from './photo-viewer'
import classes from './ticket-files.module.css'
import { UploadList } from './upload-list'
import { useRemovedFile } from './use-file-actions'
import { useIncomingFiles } from './use-incoming-files'

/** Photos and files beside a ticket; dropped anywhere on it, pasted or chosen. */
export function TicketFiles({ ticketId }: { readonly ticketId: string }) {
  const read = useRead('attachments.list', { ticketId })
  const add = useFileUploads((state) => state.add)
  const anchor = useRef<HTMLElement>(null)
  const [shown, setShown] = useState<string | null>(null)
  const onFiles = (files: readonly File[]) => add(ticketId, files)
  const over = useIncomingFiles({ anchor, area: '[tabindex="-1"]', onFiles })
  const files = read.data ?? []
  const photos = files.filter(isShownImage)
  const others = files.filter((file) => !isShownImage(file))
  return (
    <section ref={anchor} aria-labelledby="ticket-files" className={classes.files}>
      <div className={classes.head}>
        <h3 id="ticket-files" className={classes.title}>
          {filesText.title}
        </h3>
        <AddFiles onFiles={onFiles} />
      </div>
      {read.error !== null && (
        <Note tone="bad">
          {filesText.failed}: {read.error.message}
        </Note>
      )}
      {read.isSuccess && files.length === 0 && <p className={classes.hint}>{filesText.hint}</p>}
      <Entries className={classes.tiles} {...{ ticketId, files: photos }} onOpen={setShown} />
      <Entries className={classes.rows} {...{ ticketId, files: others }} onOpen={setShown} />
      <UploadList ticketId={ticketId} />
      <Removed ticketId={ticketId} />
      <DropZone over={over} label={filesText.drop} />
      {shown !== null && (
        <PhotoViewer
          photos={photos}
          shownId={shown}
          onShow={setShown}
          onClose={() => setShown(null)}
        />
      )}
    </section>
  )
}

interface EntriesProps {
  readonly className: string | undefined
  readonly ticketId: string
  readonly files: readonly Attachment[]
  readonly onOpen: (id: string) => void
}

function Entries({ className, ticketId, files, onOpen }: EntriesProps) {
  if (files.length === 0) return null
  return (
    <ul className={className}>
      {files.map((file) => (
        <FileEntry key={file.id} {...{ file, ticketId, onOpen }} />
      ))}
    </ul>
  )
}

/** What was removed last can be taken back as long as the ticket is in front. */
function Removed({ ticketId }: { readonly ticketId: string }) {
  const { removed, set } = useRemovedFile()
  const restore = useMutation({
    mutationFn: (id: string) => request('attachments.restore', { id }),
    onSuccess: () => set(null),
  })
  if (removed === null || removed.shownAt !== ticketId) return null
  return (
    <p role="status" className={classes.removed}>
      {restore.error?.message ?? filesText.removed(removed.name)}
      <Button
        size="compact-xs"
        variant="default"
        loading={restore.isPending}
        onClick={({ currentTarget }) => {
          focusTicketAround(currentTarget)
          restore.mutate(removed.id)
        }}
      >
        {filesText.undo}
      </Button>
    </p>
  )
}
