import type { Person } from '@shared/accounts/account-contract'
import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import { AppError } from '@shared/ipc/app-error'
import type { ChecklistItem, TicketDetail } from '@shared/tickets/ticket-contract'
import type {
  TicketBrief,
  TicketRelations,
  ticketRelationsRoutes,
} from '@shared/tickets/ticket-relations-contract'
import type { z } from 'zod'
import type { DeskWriter } from '../../../data/sync/desk-writer'
import type { Clock } from '../../../platform/clock'
import { newId } from '../../../platform/ids'
import type { TicketStore } from '../ticket-store'
import { partDescription } from './quoted-comments'
import type { TicketRelationsStore } from './ticket-relations-store'
import type { TicketSearchStore } from './ticket-search-store'

type Input<Route extends keyof typeof ticketRelationsRoutes> = z.output<
  (typeof ticketRelationsRoutes)[Route]['input']
>

const mostOffered = 12
const longestDescription = 20_000
const mostItems = 100

/** Merging, splitting and linking tickets; each is one change that waits in the outbox. */
export class TicketRelationsService {
  constructor(
    private readonly the: {
      readonly store: TicketRelationsStore
      readonly search: TicketSearchStore
      readonly tickets: TicketStore
      readonly writer: DeskWriter
      readonly person: Person
      readonly clock: Clock
    },
  ) {}

  /** @throws AppError TICKET_NOT_FOUND */
  of(id: string): TicketRelations {
    this.the.tickets.show(id)
    return this.the.store.of(id)
  }

  /** Never the ticket itself nor what goes on in it. @throws AppError TICKET_NOT_FOUND */
  findOther({ id, text }: Input<'tickets.find-other'>): TicketBrief[] {
    const { store, tickets } = this.the
    const { locationId } = tickets.show(id)
    const inside = new Set(store.merged.allIn(id))
    const others = mostOffered + inside.size
    const words = wordsOf(normaliseQuestion(text))
    const found = text === '' ? store.openAt(locationId, others) : this.found(words, others)
    return found.filter((other) => !inside.has(other.id)).slice(0, mostOffered)
  }

  /**
   * @returns the ticket that goes on: the other one, or what that was merged into itself
   * @throws AppError TICKET_NOT_FOUND, MERGED_ALREADY, MERGE_CIRCLE, DISK_FULL …
   */
  merge({ id, into }: Input<'tickets.merge'>): TicketBrief {
    const { store, tickets, writer } = this.the
    this.refuseMerged(tickets.show(id))
    const target = tickets.show(store.merged.finalOf(into))
    if (target.id === id) throw mergeCircle(id === into)
    writer.write((changes) => changes.update('tickets', id, { mergedIntoId: target.id }))
    return this.brief(target.id)
  }

  /** @throws AppError TICKET_NOT_FOUND, DISK_FULL … */
  unmerge(id: string): null {
    const { tickets, writer } = this.the
    tickets.show(id)
    writer.write((changes) => changes.update('tickets', id, { mergedIntoId: null }))
    return null
  }

  /**
   * The source gives its items away only once the new ticket is there: nothing is lost on the way.
   * @throws AppError TICKET_NOT_FOUND, MERGED_ALREADY, NOT_ITS_ITEM, TOO_LARGE, DISK_FULL …
   */
  split({ checklistItemIds, commentIds, ...made }: Input<'tickets.split'>): TicketBrief {
    const { store, tickets, writer, person, clock } = this.the
    const source = tickets.show(made.id)
    this.refuseMerged(source)
    const [moved, kept] = parted(source.checklist, new Set(checklistItemIds))
    if (moved.length < new Set(checklistItemIds).size) throw notItsItem()
    const quotes = store.comments(source.id, commentIds)
    const zone = store.timeZoneOf(source.locationId)
    const description = partDescription(made.description, quotes, zone)
    if (description.length > longestDescription) throw tooMuchText()
    tickets.colleagues.check(made.assigneeId)
    const id = newId()
    writer.write((changes) => {
      changes.insert('tickets', {
        ...{ id, title: made.title, description, status: 'open', parentId: source.id },
        ...{ category: source.category, priority: source.priority },
        ...{ locationId: source.locationId, bayId: source.bayId, assigneeId: made.assigneeId },
        ...{ tags: [], watchers: [], checklist: moved },
        ...{ createdBy: person.id, createdAt: clock.now().toISOString() },
      })
      const after = { entity: 'tickets', id }
      if (moved.length > 0)
        changes.updateAfter(after, 'tickets', { id: source.id, checklist: kept })
    })
    return this.brief(id)
  }

  /**
   * @returns the whole, and what it got back of its things to do
   * @throws AppError TICKET_NOT_FOUND, NOT_SPLIT, MERGED_ALREADY, TOO_LARGE, DISK_FULL …
   */
  undoSplit(id: string): TicketBrief & { readonly itemIds: readonly string[] } {
    const { store, tickets, writer } = this.the
    const part = tickets.show(id)
    this.refuseMerged(part)
    if (part.parentId === null) throw notSplit()
    const whole = tickets.show(store.merged.finalOf(part.parentId))
    if (whole.id === id) throw mergeCircle(false)
    const checklist = [...whole.checklist, ...part.checklist]
    if (checklist.length > mostItems) throw tooManyItems()
    writer.write((changes) => {
      changes.update('tickets', whole.id, { checklist })
      const after = { entity: 'tickets', id: whole.id }
      changes.updateAfter(after, 'tickets', { id, checklist: [], mergedIntoId: whole.id })
    })
    return { ...this.brief(whole.id), itemIds: part.checklist.map((item) => item.id) }
  }

  /**
   * A part that went back into its whole is a ticket of its own again, with those things to do that
   * are still there.
   * @throws AppError TICKET_NOT_FOUND, NOT_MERGED_BACK, DISK_FULL …
   */
  splitAgain(id: string, itemIds: readonly string[]): TicketBrief {
    const { store, tickets, writer } = this.the
    const part = tickets.show(id)
    if (part.mergedIntoId === null) throw notMergedBack()
    const whole = tickets.show(store.merged.finalOf(id))
    const [moved, kept] = parted(whole.checklist, new Set(itemIds))
    writer.write((changes) => {
      changes.update('tickets', id, {
        mergedIntoId: null,
        checklist: [...part.checklist, ...moved],
      })
      const after = { entity: 'tickets', id }
      if (moved.length > 0) changes.updateAfter(after, 'tickets', { id: whole.id, checklist: kept })
    })
    return this.brief(id)
  }

  /** @throws AppError TICKET_NOT_FOUND, LINKED_TO_ITSELF, LINKED_BACK, DISK_FULL … */
  link({ id, otherId, way }: Input<'tickets.link'>): { ids: string[] } {
    const { store, tickets, writer, person, clock } = this.the
    const [one, other] = [id, otherId].map((each) => tickets.show(store.merged.finalOf(each)).id)
    if (one === undefined || other === undefined || one === other) throw linkedToItself()
    const between = store.of(one).links.filter(({ ticket }) => ticket.id === other)
    const same = between.find((known) => known.way === way)
    if (same !== undefined) return { ids: [...same.ids] }
    if (way !== 'related' && between.some((known) => known.way !== 'related')) throw linkedBack()
    const [ticketId, waiting] = way === 'blocked-by' ? [other, one] : [one, other]
    const linkId = newId()
    writer.write((changes) =>
      changes.insert('ticket_links', {
        ...{ id: linkId, ticketId, otherId: waiting, createdBy: person.id },
        ...{ kind: way === 'related' ? 'related' : 'blocks' },
        createdAt: clock.now().toISOString(),
      }),
    )
    return { ids: [linkId] }
  }

  /** @throws AppError NOT_FOUND, DISK_FULL … */
  unlink(ids: readonly string[]): null {
    this.the.writer.write((changes) => {
      for (const id of ids) changes.delete('ticket_links', id)
    })
    return null
  }

  private found(words: readonly string[], limit: number): readonly TicketBrief[] {
    const ids = this.the.search.withAll(words, limit)
    const briefs = this.the.store.briefs(ids)
    return ids.flatMap((id) => briefs.get(id) ?? [])
  }

  private brief(id: string): TicketBrief {
    const found = this.the.store.briefs([id]).get(id)
    if (found === undefined) throw new AppError('TICKET_NOT_FOUND', 'This ticket is not here.')
    return found
  }

  private refuseMerged({ id, mergedIntoId }: TicketDetail): void {
    if (mergedIntoId === null) return
    const { store } = this.the
    const into = store.briefs([store.merged.finalOf(id)]).get(store.merged.finalOf(id))
    const where = into === undefined ? 'another ticket' : `“${into.title}”`
    throw new AppError('MERGED_ALREADY', `It was merged into ${where}. Undo that first.`)
  }
}

function parted(items: readonly ChecklistItem[], chosen: ReadonlySet<string>) {
  return [
    items.filter(({ id }) => chosen.has(id)),
    items.filter(({ id }) => !chosen.has(id)),
  ] as const
}

const mergeCircle = (same: boolean) =>
  new AppError(
    'MERGE_CIRCLE',
    same
      ? 'A ticket cannot be merged into itself.'
      : 'The other ticket was merged into this one. Undo that first.',
  )
const notItsItem = () =>
  new AppError('NOT_ITS_ITEM', 'The checklist has changed meanwhile. Choose its items again.')
const tooMuchText = () =>
  new AppError('TOO_LARGE', 'These comments are too long to be quoted together. Choose fewer.')
const tooManyItems = () =>
  new AppError('TOO_LARGE', 'Both checklists together have more than 100 items. Remove some first.')
const notSplit = () => new AppError('NOT_SPLIT', 'This ticket is not a part of another one.')
const notMergedBack = () =>
  new AppError('NOT_MERGED_BACK', 'This part is a ticket of its own already.')
const linkedToItself = () =>
  new AppError('LINKED_TO_ITSELF', 'A ticket cannot be linked to itself. Choose another one.')
const linkedBack = () =>
  new AppError(
    'LINKED_BACK',
    'One of these two waits for the other already. Remove that link first.',
  )
