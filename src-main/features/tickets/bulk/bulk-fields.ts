import { AppError } from '@shared/ipc/app-error'
import type { BulkChange } from '@shared/tickets/ticket-bulk-contract'
import { checkMove } from '../ticket-service'
import type { EditableFields, FieldsToSet } from '../undo/editable-fields'

const mostTags = 20

interface Known {
  /** Who changes them. */
  readonly personId: string
  /** Of the bay that is to be set; null: there is no such bay. */
  readonly bayAt: string | null
}

/**
 * What a change means for one ticket.
 * @throws AppError MOVE_NOT_ALLOWED, BAY_ELSEWHERE, TOO_MANY_TAGS: this ticket cannot be so
 */
export function bulkFields(
  now: EditableFields,
  change: BulkChange,
  { personId, bayAt }: Known,
): FieldsToSet {
  const { addTags, removeTags, watching, locationId, bayId, ...plain } = change
  checkMove(now, plain.status)
  return {
    ...plain,
    ...placed(now, { locationId, bayId }, bayAt),
    ...(addTags === undefined && removeTags === undefined
      ? {}
      : { tags: tagged(now.tags, addTags ?? [], removeTags ?? []) }),
    ...(watching === undefined ? {} : { watchers: watched(now.watchers, personId, watching) }),
  }
}

function placed(
  now: EditableFields,
  { locationId, bayId }: Pick<BulkChange, 'locationId' | 'bayId'>,
  bayAt: string | null,
): FieldsToSet {
  const place = locationId ?? now.locationId
  if (typeof bayId === 'string' && bayAt !== place) {
    throw new AppError('BAY_ELSEWHERE', 'This bay is not at its location.')
  }
  const moved = place === now.locationId ? {} : { locationId: place, bayId: null }
  return { ...moved, ...(bayId === undefined ? {} : { bayId }) }
}

function tagged(now: readonly string[], add: readonly string[], remove: readonly string[]) {
  const tags = [...new Set([...now.filter((tag) => !remove.includes(tag)), ...add])]
  if (tags.length <= mostTags) return tags
  throw new AppError('TOO_MANY_TAGS', `A ticket has up to ${mostTags} tags.`)
}

function watched(now: readonly string[], personId: string, watching: boolean): string[] {
  const others = now.filter((each) => each !== personId)
  return watching ? [...others, personId] : others
}
