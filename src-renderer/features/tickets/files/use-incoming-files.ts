import { type RefObject, useEffect, useRef, useState } from 'react'
import { clockText } from '../../../ui/time-text'
import { filesText } from './files-text'

const openDialog = '[aria-modal="true"]'
const writing = 'input, textarea, [contenteditable="true"]'

interface Incoming {
  /** Something in the area that takes files. */
  readonly anchor: RefObject<Element | null>
  /** The area around the anchor. */
  readonly area: string
  readonly onFiles: (files: readonly File[]) => void
}

/**
 * Takes files that are dropped on an area or pasted while it is in front.
 * @returns where the area is while files are dragged over the window; `null` otherwise
 */
export function useIncomingFiles(incoming: Incoming): DOMRect | null {
  const [over, setOver] = useState<DOMRect | null>(null)
  const latest = useRef(incoming)
  useEffect(() => {
    latest.current = incoming
  })
  useEffect(() => {
    const listeners = listenersFor(latest, setOver)
    for (const [type, listener] of listeners) document.addEventListener(type, listener)
    return () => {
      for (const [type, listener] of listeners) document.removeEventListener(type, listener)
    }
  }, [])
  return over
}

type Listeners = readonly (readonly [string, (event: Event) => void])[]

function listenersFor(
  latest: RefObject<Incoming>,
  setOver: (over: DOMRect | null) => void,
): Listeners {
  const area = () => {
    const { anchor, area: around } = latest.current
    const found = anchor.current?.closest(around) ?? null
    return found !== null && isInFront(found) ? found : null
  }
  return [
    ['dragenter', (event) => hasFiles(event) && setOver(area()?.getBoundingClientRect() ?? null)],
    // Without this the window would open what is dropped beside the area.
    ['dragover', (event) => hasFiles(event) && event.preventDefault()],
    ['dragleave', (event) => (event as DragEvent).relatedTarget === null && setOver(null)],
    ['dragend', () => setOver(null)],
    [
      'drop',
      (event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(null)
        if (!area()?.contains(event.target as Node)) return
        latest.current.onFiles([...((event as DragEvent).dataTransfer?.files ?? [])])
      },
    ],
    [
      'paste',
      (event) => {
        const files = pastedFiles(event as ClipboardEvent)
        if (files.length === 0 || area() === null) return
        event.preventDefault()
        latest.current.onFiles(files)
      },
    ],
  ]
}

/** What lies behind an open dialog takes nothing. */
function isInFront(area: Element): boolean {
  const dialog = document.querySelector(openDialog)
  return dialog === null || dialog.contains(area) || area.contains(dialog)
}

function hasFiles(event: Event): boolean {
  return (event as DragEvent).dataTransfer?.types.includes('Files') ?? false
}

/** Words that come with a picture of themselves, as from a spreadsheet, are words where one writes. */
function pastedFiles({ clipboardData, target }: ClipboardEvent): readonly File[] {
  const isWriting = target instanceof Element && target.closest(writing) !== null
  if (isWriting && clipboardData?.types.includes('text/plain')) return []
  return [...(clipboardData?.files ?? [])].map(named)
}

/** The system calls every pasted picture the same. */
function named(file: File): File {
  if (!/^image\.\w+$/.test(file.name)) return file
  const name = filesText.pasted(clockText(new Date().toISOString())).replaceAll(':', '.')
  const extension = file.name.slice(file.name.lastIndexOf('.'))
  return new File([file], `${name}${extension}`, { type: file.type })
}
