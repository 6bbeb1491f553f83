import type { TicketDetail } from '@shared/tickets/ticket-contract'
import {
  IconArrowBackUp,
  IconArrowMerge,
  IconArrowsSplit2,
  IconLink,
  type IconProps,
  IconSubtask,
} from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import { LinkDialog } from '../relations/link-dialog'
import { MergeDialog } from '../relations/merge-dialog'
import { PartDialog } from '../relations/part-dialog'
import { relationsText } from '../relations/relations-text'
import { SplitDialog } from '../relations/split-dialog'
import { useUndoSplit } from '../relations/use-relation-actions'

export interface DetailAction {
  readonly label: string
  readonly icon: ComponentType<IconProps>
  /** What it opens; stays until it calls `close`. */
  readonly dialog?: (close: () => void) => ReactNode
  readonly run?: () => void
}

const { menu: text } = relationsText

/** What may be done with a ticket from its menu, in order. One entry a line: add yours. */
export function useDetailActions(ticket: TicketDetail): readonly DetailAction[] {
  const undoSplit = useUndoSplit()
  const merged = ticket.mergedIntoId !== null
  const back = () => undoSplit.mutate(ticket.id)
  return [
    ...(merged ? [] : [mergeAction(ticket), splitAction(ticket)]),
    linkAction(ticket),
    partAction(ticket),
    ...(merged || ticket.parentId === null
      ? []
      : [{ label: text.undoSplit, icon: IconArrowBackUp, run: back }]),
  ]
}

const mergeAction = (ticket: TicketDetail): DetailAction => ({
  label: text.merge,
  icon: IconArrowMerge,
  dialog: (onClose) => <MergeDialog {...{ ticket, onClose }} />,
})

const splitAction = (ticket: TicketDetail): DetailAction => ({
  label: text.split,
  icon: IconArrowsSplit2,
  dialog: (onClose) => <SplitDialog {...{ ticket, onClose }} />,
})

const linkAction = (ticket: TicketDetail): DetailAction => ({
  label: text.link,
  icon: IconLink,
  dialog: (onClose) => <LinkDialog {...{ ticket, onClose }} />,
})

const partAction = (ticket: TicketDetail): DetailAction => ({
  label: text.part,
  icon: IconSubtask,
  dialog: (onClose) => <PartDialog {...{ ticket, onClose }} />,
})
