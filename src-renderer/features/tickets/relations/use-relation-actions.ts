import type { RouteInput } from '@shared/ipc/contract'
import type { TicketBrief, TicketLink } from '@shared/tickets/ticket-relations-contract'
import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { request } from '../../../ipc/request'
import { type Undoable, useUndoStore } from '../undo/undo-store'
import { relationsText } from './relations-text'
import { useRelationsChanged } from './use-ticket-relations'

const { link, merge, part, split } = relationsText

/** Runs one change; when it is done it can be taken back. */
function useUndoable<Input, Output>(
  run: (input: Input) => Promise<Output>,
  undoable: (output: Output, input: Input) => Undoable,
) {
  const changed = useRelationsChanged()
  const offer = useUndoStore((state) => state.offer)
  return useMutation({
    mutationFn: run,
    onSuccess: async (output, input) => {
      const { text, undo } = undoable(output, input)
      offer({ text, ...(undo && { undo: () => undo().then(changed) }) })
      await changed()
    },
  })
}

/** Merges, and shows the ticket that goes on. */
export function useMerge() {
  const [, navigate] = useLocation()
  return useUndoable(
    (input: RouteInput<'tickets.merge'>) => request('tickets.merge', input),
    (target, { id }) => {
      navigate(`/tickets/${target.id}`)
      const undo = async () => {
        await request('tickets.unmerge', { id })
        navigate(`/tickets/${id}`)
      }
      return { text: merge.done(target.title), undo }
    },
  )
}

export function useUnmerge() {
  const changed = useRelationsChanged()
  return useMutation({
    mutationFn: (id: string) => request('tickets.unmerge', { id }),
    onSuccess: changed,
  })
}

export function useSplit() {
  return useUndoable(
    (input: RouteInput<'tickets.split'>) => request('tickets.split', input),
    ({ id, title }) => ({
      text: split.done(title),
      undo: () => request('tickets.undo-split', { id }),
    }),
  )
}

/** There is no way back but splitting it off again, so nothing is offered. */
export function useUndoSplit() {
  const changed = useRelationsChanged()
  const offer = useUndoStore((state) => state.offer)
  const [, navigate] = useLocation()
  return useMutation({
    mutationFn: (id: string) => request('tickets.undo-split', { id }),
    onError: ({ message }) => offer({ text: `${relationsText.failed}: ${message}` }),
    onSuccess: async (whole) => {
      offer({ text: split.undone(whole.title) })
      await changed()
      navigate(`/tickets/${whole.id}`)
    },
  })
}

export function useLink(other: (id: string) => TicketBrief | undefined) {
  return useUndoable(
    (input: RouteInput<'tickets.link'>) => request('tickets.link', input),
    ({ ids }, { otherId }) => ({
      text: link.done(other(otherId)?.title ?? ''),
      undo: () => request('tickets.unlink', { ids }),
    }),
  )
}

export function useUnlink(id: string) {
  return useUndoable(
    ({ ids }: TicketLink) => request('tickets.unlink', { ids: [...ids] }),
    (_, { way, ticket }) => ({
      text: link.removed(ticket.title),
      undo: () => request('tickets.link', { id, otherId: ticket.id, way }),
    }),
  )
}

interface NewWhole {
  readonly id: string
  readonly whole: TicketBrief
  /** What it was a part of. */
  readonly before: string | null
}

export function useMakePart() {
  return useUndoable(
    ({ id, whole }: NewWhole) => request('tickets.edit', { id, parentId: whole.id }),
    (_, { id, whole, before }) => ({
      text: part.done(whole.title),
      undo: () => request('tickets.edit', { id, parentId: before }),
    }),
  )
}

export function useTakeOut(id: string) {
  return useUndoable(
    (_: TicketBrief) => request('tickets.edit', { id, parentId: null }),
    (_, whole) => ({
      text: part.takenOut(whole.title),
      undo: () => request('tickets.edit', { id, parentId: whole.id }),
    }),
  )
}
