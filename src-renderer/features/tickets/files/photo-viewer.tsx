import { ActionIcon, Modal, Tooltip } from '@mantine/core'
import type { Attachment } from '@shared/tickets/attachment-contract'
import {
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconMaximize,
  IconX,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { clockText } from '../../../ui/time-text'
import { filesText } from './files-text'
import { moveByArrow, PhotoStage } from './photo-stage'
import classes from './photo-viewer.module.css'
import { useFileActions } from './use-file-actions'

const text = filesText.viewer
const zoomStep = 1.25
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }
const zooms: Readonly<Record<string, number>> = { '+': zoomStep, '-': 1 / zoomStep }
const zoomRange = { least: 1, most: 8 }

interface Props {
  readonly photos: readonly Attachment[]
  readonly shownId: string
  readonly onShow: (id: string) => void
  readonly onClose: () => void
}

/**
 * One photo in the whole window. Plus and minus zoom, arrows go on or move what is larger than the
 * window, Escape closes.
 */
export function PhotoViewer({ photos, shownId, onShow, onClose }: Props) {
  const [zoom, setZoom] = useState(1)
  const stage = useRef<HTMLDivElement>(null)
  useFocusBack()
  const at = photos.findIndex(({ id }) => id === shownId)
  const photo = photos[at]
  const go = (step: number) => {
    const next = photos[at + step]
    if (next === undefined || step === 0) return
    setZoom(1)
    onShow(next.id)
  }
  const zoomBy = (factor: number) =>
    setZoom((now) => Math.min(zoomRange.most, Math.max(zoomRange.least, now * factor)))
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey } = event
    if (ctrlKey || metaKey) return
    const moved = zoom > 1 && moveByArrow(stage.current, event)
    if (!(moved || key in steps || key in zooms || key === '0')) return
    event.preventDefault()
    if (moved) return
    go(steps[key] ?? 0)
    if (key === '0') setZoom(1)
    else zoomBy(zooms[key] ?? 1)
  }
  // Somebody else removed it meanwhile.
  if (photo === undefined) return null
  return (
    <Modal.Root opened fullScreen onClose={onClose}>
      <Modal.Content aria-label={text.name(photo.name)} className={classes.frame}>
        <Modal.Body className={classes.body} onKeyDown={onKeyDown}>
          <ViewerHead {...{ photo, zoom, zoomBy, onClose }} fit={() => setZoom(1)}>
            {text.position(at + 1, photos.length)}
          </ViewerHead>
          <div className={classes.middle}>
            <Arrow label={text.previous} disabled={at === 0} onGo={() => go(-1)}>
              <IconChevronLeft size={22} aria-hidden="true" />
            </Arrow>
            <PhotoStage key={photo.id} ref={stage} {...{ photo, zoom }} onZoomBy={zoomBy} />
            <Arrow label={text.next} disabled={at === photos.length - 1} onGo={() => go(1)}>
              <IconChevronRight size={22} aria-hidden="true" />
            </Arrow>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** Gives the focus back to whatever opened the viewer. */
function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus()
    },
    [opener],
  )
}

interface HeadProps {
  readonly photo: Attachment
  readonly zoom: number
  readonly zoomBy: (factor: number) => void
  readonly fit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

function ViewerHead({ photo, zoom, zoomBy, fit, onClose, children }: HeadProps) {
  const { saveAs, error } = useFileActions(photo)
  return (
    <header className={classes.head}>
      <div className={classes.what}>
        <h2 className={classes.name}>{photo.name}</h2>
        <p className={classes.by}>
          {error?.message ??
            text.by(photo.createdByName, clockText(photo.createdAt), fromText(photo.fromTicket))}
        </p>
      </div>
      <span className={classes.position}>{children}</span>
      <Tool label={text.smaller} disabled={zoom === 1} onUse={() => zoomBy(1 / zoomStep)}>
        <IconZoomOut size={18} aria-hidden="true" />
      </Tool>
      <Tool label={text.larger} onUse={() => zoomBy(zoomStep)}>
        <IconZoomIn size={18} aria-hidden="true" />
      </Tool>
      <Tool label={text.fit} disabled={zoom === 1} onUse={fit}>
        <IconMaximize size={18} aria-hidden="true" />
      </Tool>
      <Tool label={filesText.saveAs} onUse={() => saveAs.mutate()}>
        <IconDownload size={18} aria-hidden="true" />
      </Tool>
      <Tool label={text.close} onUse={onClose} autoFocus>
        <IconX size={18} aria-hidden="true" />
      </Tool>
    </header>
  )
}

function fromText(ticket: Attachment['fromTicket']): string | null {
  return ticket === undefined ? null : filesText.from(ticket.title)
}

interface ToolProps {
  readonly label: string
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  readonly onUse: () => void
  readonly children: ReactNode
}

function Tool({ label, disabled = false, autoFocus = false, onUse, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        disabled={disabled}
        className={classes.tool}
        onClick={onUse}
        {...(autoFocus && { 'data-autofocus': true })}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

interface ArrowProps {
  readonly label: string
  readonly disabled: boolean
  readonly onGo: () => void
  readonly children: ReactNode
}

function Arrow({ label, disabled, onGo, children }: ArrowProps) {
  return (
    <ActionIcon
      size="xl"
      variant="subtle"
      color="gray"
      aria-label={label}
      disabled={disabled}
      className={classes.tool}
      onClick={onGo}
    >
      {children}
    </ActionIcon>
  )
}
