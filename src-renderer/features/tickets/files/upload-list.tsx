import { Button, CloseButton, Loader } from '@mantine/core'
import { Note } from '../../../ui/note'
import { type Upload, useFileUploads } from './file-uploads'
import { filesText } from './files-text'
import classes from './ticket-files.module.css'

/** What is being added to a ticket, and what could not be and why. */
export function UploadList({ ticketId }: { readonly ticketId: string }) {
  const all = useFileUploads((state) => state.uploads)
  const uploads = all.filter((upload) => upload.ticketId === ticketId)
  if (uploads.length === 0) return null
  return (
    <div className={classes.uploads} aria-live="polite">
      {uploads.map((upload) =>
        upload.problem === null ? (
          <p key={upload.key} className={classes.working}>
            <Loader size={14} aria-hidden="true" />
            {filesText.working(upload.file.name)}
          </p>
        ) : (
          <Failed key={upload.key} upload={upload} problem={upload.problem} />
        ),
      )}
    </div>
  )
}

function Failed({ upload, problem }: { readonly upload: Upload; readonly problem: string }) {
  const { addAsFile, dismiss } = useFileUploads()
  return (
    <Note
      tone={upload.wasThere ? 'warn' : 'bad'}
      action={
        <span className={classes.problemActions}>
          {upload.canBeFile && (
            <Button size="compact-xs" variant="default" onClick={() => addAsFile(upload.key)}>
              {filesText.asFile}
            </Button>
          )}
          <CloseButton
            size="sm"
            aria-label={filesText.dismiss(upload.file.name)}
            onClick={() => dismiss(upload.key)}
          />
        </span>
      }
    >
      {problem}
    </Note>
  )
}
