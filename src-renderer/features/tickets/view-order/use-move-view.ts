import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { announce } from '../../../app/announce-store'
import type { OpenableView } from '../list-head/built-in-views'
import { movedView } from './view-order'
import { useSetViewOrder } from './view-order-store'
import { viewOrderText as text } from './view-order-text'

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

/** Puts a view elsewhere among the others, and says where it is then. */
export function useMoveView(views: readonly OpenableView[]) {
  const setOrder = useSetViewOrder()
  const ids = views.map(({ id }) => id)
  const placeOf = ({ id }: OpenableView) => ids.indexOf(id)
  const moveTo = (view: OpenableView, to: number) => {
    const order = movedView(ids, view.id, to)
    setOrder(order)
    announce(text.moved(view.name, order.indexOf(view.id) + 1, ids.length))
  }
  return {
    moveTo,
    moveBy: (view: OpenableView, step: number) => moveTo(view, placeOf(view) + step),
    mayMove: (view: OpenableView, step: number) => ids[placeOf(view) + step] !== undefined,
  }
}

/** What a tab needs so that it can be dragged to another one, or moved with Alt and the arrows. */
export function useMovableTabs(views: readonly OpenableView[]) {
  const { moveTo, moveBy } = useMoveView(views)
  const [dragged, setDragged] = useState<OpenableView | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const end = () => {
    setDragged(null)
    setOver(null)
  }
  return (view: OpenableView, place: number) => ({
    draggable: true,
    'data-view': view.id,
    'data-drop': over === view.id && dragged !== null ? sideOf(views, dragged, place) : undefined,
    title: text.hint,
    onDragStart: ({ dataTransfer }: DragEvent) => {
      dataTransfer.effectAllowed = 'move'
      dataTransfer.setData('text/plain', view.name)
      setDragged(view)
    },
    onDragOver: (event: DragEvent) => {
      if (dragged === null) return
      event.preventDefault()
      setOver(view.id)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      if (dragged !== null) moveTo(dragged, place)
      end()
    },
    onDragEnd: end,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const step = steps[event.key]
      if (!event.altKey || step === undefined) return
      event.preventDefault()
      moveBy(view, step)
      keepFocus(event.currentTarget)
    },
  })
}

/** Where the dragged one would come to stand. */
function sideOf(views: readonly OpenableView[], dragged: OpenableView, place: number) {
  return views.indexOf(dragged) < place ? 'after' : 'before'
}

/** The tab goes elsewhere and takes the focus with it. */
function keepFocus(tab: HTMLElement): void {
  const { parentElement: room } = tab
  const name = tab.getAttribute('data-view') ?? ''
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      room?.querySelector<HTMLElement>(`[data-view="${CSS.escape(name)}"]`)?.focus(),
    ),
  )
}
