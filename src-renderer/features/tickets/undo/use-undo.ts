import type { UndoResult } from '@shared/tickets/ticket-bulk-contract'
import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { isIdle } from '../../../app/use-shortcut-listener'
import { useShortcuts } from '../../../app/use-shortcuts'
import { request } from '../../../ipc/request'
import { useRelationsChanged } from '../relations/use-ticket-relations'
import { type ChangeToast, useChangeToast } from './change-toast-store'
import { undoText as text } from './undo-text'

/** One after the other with all that changes tickets, so that they are taken back in their order. */
export const changeScope = { id: 'tickets.change' }

interface Asked {
  readonly way: 'undo' | 'redo'
  /** Null: the last one. */
  readonly undoId: string | null
}

/** Takes back what was done in this session, or does it again, and says what became of it. */
export function useTakeBack() {
  const show = useChangeToast((state) => state.show)
  const changed = useRelationsChanged()
  const [, navigate] = useLocation()
  return useMutation({
    scope: changeScope,
    mutationFn: ({ way, undoId }: Asked) =>
      request(`tickets.${way}`, undoId === null ? {} : { undoId }),
    onSuccess: async (result, { way }) => {
      show(toastOf(result, way))
      if (result.ticketId !== null) navigate(`/tickets/${result.ticketId}`)
      // No event tells of links and merging.
      if (result.kind !== 'edit') await changed()
    },
    onError: ({ message }, { way }) => {
      const told = way === 'undo' ? text.failed(message) : text.notRedone(message)
      show({ message: told, tone: 'bad', lines: [], undoId: null })
    },
  })
}

/** Ctrl+Z and Ctrl+Shift+Z; where nobody writes, z does, too. */
export function useUndoShortcuts(): void {
  const { mutate } = useTakeBack()
  const { group, undoLast, redoLast } = text
  const undo = () => mutate({ way: 'undo', undoId: null })
  const redo = () => mutate({ way: 'redo', undoId: null })
  useShortcuts([
    { keys: 'z', label: undoLast, group, run: undo },
    { keys: 'Mod+z', label: undoLast, group, run: undo, when: isIdle },
    { keys: 'Mod+Shift+z', label: redoLast, group, run: redo, when: isIdle },
  ])
}

function toastOf(result: UndoResult, way: Asked['way']): ChangeToast {
  const { kind, restored, left, unassigned, undoId } = result
  const sentences = way === 'undo' ? text.undone : text.redone
  const message = [
    restored > 0 ? sentences[kind](restored) : text.nothing,
    ...(left.length > 0 ? [text.left(left.length)] : []),
    ...(unassigned.length > 0 ? [text.unassigned(unassigned.length)] : []),
  ].join(', ')
  const lines = left.map(({ id, title, fields, byName }) => {
    const names = fields.map((field) => text.told[field]).join(', ')
    return { id, title, reason: fields.length === 0 ? text.gone : text.leftOf(names, byName) }
  })
  const nobodys = unassigned.map(({ id, title, name }) => {
    return { id: `${id} assignee`, title, reason: text.outsider(name) }
  })
  const all = [...lines, ...nobodys]
  return { message, tone: 'plain', lines: all, undoId, undone: way === 'undo' }
}
