import { CloseButton } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { AddFiles } from './add-files'
import { DropZone } from './drop-zone'
import { filesText } from './files-text'
import { useHeldFiles } from './held-files'
import classes from './ticket-files.module.css'
import { useIncomingFiles } from './use-incoming-files'

const text = filesText.held
const thumbnailWidth = 80

/** Photos and files for a new ticket: dropped on the dialog around it, pasted or chosen. */
export function NewTicketPhotos() {
  const { held, hold, drop } = useHeldFiles()
  const anchor = useRef<HTMLElement>(null)
  const over = useIncomingFiles({ anchor, area: '[role="dialog"]', onFiles: hold })
  return (
    <section ref={anchor} aria-label={text.title} className={classes.files}>
      <div className={classes.held}>
        <AddFiles onFiles={hold} />
        {held.length === 0 && <span className={classes.hint}>{text.hint}</span>}
        {held.map(({ key, file }) => (
          <span key={key} className={classes.heldFile}>
            <Thumbnail file={file} />
            <span className={classes.name}>{file.name}</span>
            <CloseButton size="xs" aria-label={text.remove(file.name)} onClick={() => drop(key)} />
          </span>
        ))}
      </div>
      <DropZone over={over} label={text.drop} />
    </section>
  )
}

/** Drawn, as the page may load no picture from anywhere but ClubOS itself. */
function Thumbnail({ file }: { readonly file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!file.type.startsWith('image/')) return
    const drawn = createImageBitmap(file, { resizeWidth: thumbnailWidth, resizeQuality: 'medium' })
    drawn.then(
      (bitmap) => {
        const { current } = canvas
        if (current === null) return
        current.width = bitmap.width
        current.height = bitmap.height
        current.getContext('2d')?.drawImage(bitmap, 0, 0)
        bitmap.close()
      },
      // What cannot be shown says so once it is added.
      () => undefined,
    )
  }, [file])
  if (!file.type.startsWith('image/')) return null
  return <canvas ref={canvas} width={1} height={1} className={classes.heldThumbnail} />
}
