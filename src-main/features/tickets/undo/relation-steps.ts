import type { LinkWay } from '@shared/tickets/ticket-relations-contract'
import type { TicketRelationsService } from '../relations/ticket-relations-service'
import type { TakenBack, UndoStep } from './undo-step'

type Relations = Pick<
  TicketRelationsService,
  'merge' | 'unmerge' | 'undoSplit' | 'splitAgain' | 'link' | 'unlink'
>

interface Link {
  readonly id: string
  readonly otherId: string
  readonly way: LinkWay
}

/** Merging, splitting and linking, each with its way back. */
export class RelationSteps {
  constructor(private readonly relations: Relations) {}

  merged(id: string, into: string): UndoStep {
    return {
      kind: 'merge',
      back: () => {
        this.relations.unmerge(id)
        return { taken: about(id), again: this.unmerged(id, into, 'merge') }
      },
    }
  }

  unmerged(id: string, into: string, kind: 'merge' | 'unmerge' = 'unmerge'): UndoStep {
    return {
      kind,
      back: () => {
        const { id: target } = this.relations.merge({ id, into })
        return { taken: about(target), again: this.merged(id, target) }
      },
    }
  }

  split(partId: string): UndoStep {
    return {
      kind: 'split',
      back: () => {
        const { id: wholeId, itemIds } = this.relations.undoSplit(partId)
        return { taken: about(wholeId), again: this.splitAgain(partId, itemIds) }
      },
    }
  }

  private splitAgain(partId: string, itemIds: readonly string[]): UndoStep {
    return {
      kind: 'split',
      back: () => {
        this.relations.splitAgain(partId, itemIds)
        return { taken: about(partId), again: this.split(partId) }
      },
    }
  }

  linked(link: Link, ids: readonly string[], kind: 'link' | 'unlink' = 'link'): UndoStep {
    return {
      kind,
      back: () => {
        this.relations.unlink(ids)
        return { taken: about(null), again: this.unlinked(link, kind) }
      },
    }
  }

  unlinked(link: Link, kind: 'link' | 'unlink' = 'unlink'): UndoStep {
    return {
      kind,
      back: () => {
        const { ids } = this.relations.link(link)
        return { taken: about(null), again: this.linked(link, ids, kind) }
      },
    }
  }
}

const about = (ticketId: string | null): TakenBack => ({
  ...{ restored: 1, left: [], unassigned: [], ticketId },
})
