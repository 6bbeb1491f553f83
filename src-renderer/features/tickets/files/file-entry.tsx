import { TextInput, UnstyledButton } from '@mantine/core'
import { type Attachment, isShownImage } from '@shared/tickets/attachment-contract'
import { IconCloudUp, IconFile, IconFileText, IconFileZip, IconMovie } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Link } from 'wouter'
import { sizeText } from '../../../ui/figure-text'
import { Note } from '../../../ui/note'
import { FileMenu } from './file-menu'
import { filesText } from './files-text'
import { Picture } from './picture'
import classes from './ticket-files.module.css'
import { useFileActions } from './use-file-actions'

interface Props {
  readonly file: Attachment
  /** The ticket in front; the file may be of one that was merged into it. */
  readonly ticketId: string
  /** Shows a photo large. */
  readonly onOpen: (id: string) => void
}

/** A photo as a tile, any other file as a row. */
export function FileEntry({ file, ticketId, onOpen }: Props) {
  const entry = useRef<HTMLLIElement>(null)
  const [renaming, setRenaming] = useState(false)
  const actions = useFileActions(file, ticketId)
  const isImage = isShownImage(file)
  const open = () => (isImage ? onOpen(file.id) : actions.saveAs.mutate())
  const menu = (
    <FileMenu
      file={file}
      actions={actions}
      onRename={() => setRenaming(true)}
      className={isImage ? classes.tileMenu : undefined}
    />
  )
  const renamed = (name: string | null, byKey: boolean) => {
    flushSync(() => setRenaming(false))
    if (byKey) entry.current?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.focus()
    if (name !== null && name !== file.name) actions.rename.mutate(name)
  }
  const field = renaming && <RenameField name={file.name} onDone={renamed} />
  const label = isImage ? filesText.open(file.name) : `${filesText.saveAs} ${file.name}`
  return (
    <li ref={entry} className={isImage ? classes.tile : classes.row}>
      {(isImage || !renaming) && (
        <UnstyledButton className={classes.face} aria-label={label} onClick={open}>
          <Face {...{ file, isImage }} named={!renaming} />
        </UnstyledButton>
      )}
      {field}
      {menu}
      {file.fromTicket !== undefined && <FromTicket {...file.fromTicket} />}
      {file.pending && <Pending />}
      {actions.error !== null && <Note tone="bad">{actions.error.message}</Note>}
    </li>
  )
}

interface FaceProps {
  readonly file: Attachment
  readonly isImage: boolean
  readonly named: boolean
}

function Face({ file, isImage, named }: FaceProps) {
  return (
    <>
      {isImage ? (
        <Picture file={file} className={classes.thumbnail} />
      ) : (
        <KindIcon mediaType={file.mediaType} />
      )}
      {named && (
        <span className={classes.name} title={file.name}>
          {file.name}
        </span>
      )}
      {!isImage && <span className={classes.size}>{sizeText(file.byteSize)}</span>}
    </>
  )
}

/** Of a ticket that was merged into this one. */
function FromTicket({ id, title }: NonNullable<Attachment['fromTicket']>) {
  return (
    <Link className={classes.from} href={`/tickets/${id}`} title={title}>
      {filesText.from(title)}
    </Link>
  )
}

function Pending() {
  return (
    <span className={classes.pending} title={filesText.pending}>
      <IconCloudUp size={13} aria-hidden="true" />
      <span className={classes.pendingWords}>{filesText.pending}</span>
    </span>
  )
}

function KindIcon({ mediaType }: { readonly mediaType: string }) {
  const Icon = iconFor(mediaType)
  return <Icon size={18} className={classes.kind} aria-hidden="true" />
}

function iconFor(mediaType: string) {
  if (mediaType.startsWith('video/')) return IconMovie
  if (mediaType === 'application/zip') return IconFileZip
  return mediaType === 'application/octet-stream' ? IconFile : IconFileText
}

interface RenameProps {
  readonly name: string
  /** `null`: it keeps its name. */
  readonly onDone: (name: string | null, byKey: boolean) => void
}

/** Where the name ends that people give, before what says how it is opened. */
function stemOf(name: string): number {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? dot : name.length
}

function RenameField({ name, onDone }: RenameProps) {
  const [written, setWritten] = useState(name)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    onDone(event.key === 'Enter' && written.trim() !== '' ? written.trim() : null, true)
  }
  return (
    <TextInput
      size="xs"
      className={classes.renameField ?? ''}
      aria-label={filesText.renameField(name)}
      value={written}
      maxLength={255}
      ref={(field) => field?.focus()}
      onFocus={({ currentTarget }) => currentTarget.setSelectionRange(0, stemOf(name))}
      onChange={(event) => setWritten(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => onDone(written.trim() === '' ? null : written.trim(), false)}
    />
  )
}
