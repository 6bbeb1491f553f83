import type { RouteInput } from '@shared/ipc/contract'
import type { TicketBrief, TicketLink } from '@shared/tickets/ticket-relations-contract'
import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { request } from '../../../ipc/request'
import { useChangeToast } from '../undo/change-toast-store'
import { changeScope } from '../undo/use-undo'
import { relationsText } from './relations-text'
import { useRelationsChanged } from './use-ticket-relations'

const { link, merge, part, split } = relationsText

interface Undoable {
  readonly undoId: string | null
}

/** Runs one change, says that it is done, and offers the way back. */
function useUndoable<Input, Output extends Undoable>(
  run: (input: Input) => Promise<Output>,
  done: (output: Output, input: Input) => string,
) {
  const changed = useRelationsChanged()
  const show = useChangeToast((state) => state.show)
  return useMutation({
    scope: changeScope,
    mutationFn: run,
    onSuccess: async (output, input) => {
      const { undoId } = output
      show({ message: done(output, input), tone: 'plain', lines: [], undoId })
      await changed()
    },
  })
}

/** Merges, and shows the ticket that goes on. */
export function useMerge() {
  const [, navigate] = useLocation()
  return useUndoable(
    (input: RouteInput<'tickets.merge'>) => request('tickets.merge', input),
    (target) => {
      navigate(`/tickets/${target.id}`)
      return merge.done(target.title)
    },
  )
}

export function useUnmerge() {
  return useUndoable(
    (id: string) => request('tickets.unmerge', { id }),
    () => merge.undone,
  )
}

export function useSplit() {
  return useUndoable(
    (input: RouteInput<'tickets.split'>) => request('tickets.split', input),
    ({ title }) => split.done(title),
  )
}

/** There is no way back but splitting it off again, so nothing is offered. */
export function useUndoSplit() {
  const changed = useRelationsChanged()
  const show = useChangeToast((state) => state.show)
  const [, navigate] = useLocation()
  const said = { lines: [], undoId: null }
  return useMutation({
    mutationFn: (id: string) => request('tickets.undo-split', { id }),
    onError: ({ message }) =>
      show({ ...said, message: `${relationsText.failed}: ${message}`, tone: 'bad' }),
    onSuccess: async (whole) => {
      show({ ...said, message: split.undone(whole.title), tone: 'plain' })
      await changed()
      navigate(`/tickets/${whole.id}`)
    },
  })
}

export function useLink(other: (id: string) => TicketBrief | undefined) {
  return useUndoable(
    (input: RouteInput<'tickets.link'>) => request('tickets.link', input),
    (_, { otherId }) => link.done(other(otherId)?.title ?? ''),
  )
}

export function useUnlink(id: string) {
  return useUndoable(
    ({ ids }: TicketLink) => request('tickets.unlink', { id, ids: [...ids] }),
    (_, { ticket }) => link.removed(ticket.title),
  )
}

interface NewWhole {
  readonly id: string
  readonly whole: TicketBrief
}

export function useMakePart() {
  return useUndoable(
    ({ id, whole }: NewWhole) => request('tickets.edit', { id, parentId: whole.id }),
    (_, { whole }) => part.done(whole.title),
  )
}

export function useTakeOut(id: string) {
  return useUndoable(
    (_: TicketBrief) => request('tickets.edit', { id, parentId: null }),
    (_, whole) => part.takenOut(whole.title),
  )
}
