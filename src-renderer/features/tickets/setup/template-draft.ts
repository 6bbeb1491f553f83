import type { RouteInput } from '@shared/ipc/contract'
import { type Weekday, weekdays } from '@shared/knowledge/opening-hours'
import type { TicketSchedule } from '@shared/tickets/ticket-schedule'
import type { TicketTemplate } from '@shared/tickets/ticket-template-contract'

/** A template as its form holds it. */
export interface TemplateDraft
  extends Pick<
    TicketTemplate,
    'name' | 'title' | 'description' | 'category' | 'priority' | 'locationId'
  > {
  readonly bayId: string | null
  readonly assigneeId: string | null
  readonly tags: readonly string[]
  /** One item a line. */
  readonly checklist: string
  /** As written; empty: at no time. */
  readonly dueAfter: string
  readonly repeats: TicketSchedule['every'] | 'never'
  readonly days: readonly Weekday[]
  readonly dayOfMonth: string
  readonly at: string
}

export function draftOf(template: TicketTemplate | null, locationId: string | null): TemplateDraft {
  const schedule = template?.schedule ?? null
  return {
    name: template?.name ?? '',
    title: template?.title ?? '',
    description: template?.description ?? '',
    category: template?.category ?? 'facilities',
    priority: template?.priority ?? 'low',
    locationId: template === null ? locationId : template.locationId,
    bayId: template?.bayId ?? null,
    assigneeId: template?.assigneeId ?? null,
    tags: template?.tags ?? [],
    checklist: template?.checklist.join('\n') ?? '',
    dueAfter: template?.dueAfterHours?.toString() ?? '',
    repeats: schedule?.every ?? 'never',
    days: schedule?.every === 'week' ? schedule.on : ['mon'],
    dayOfMonth: schedule?.every === 'month' ? String(schedule.day) : '1',
    at: schedule?.at ?? '09:00',
  }
}

/** What is saved of a form; null while it is not whole. */
export function savedOf(
  draft: TemplateDraft,
): Omit<RouteInput<'tickets.save-template'>, 'id'> | null {
  const { name, title, locationId, repeats } = draft
  const { description, category, priority, bayId, assigneeId } = draft
  const schedule = scheduleOf(draft)
  const dueAfterHours = draft.dueAfter.trim() === '' ? null : Number(draft.dueAfter)
  const isWhole =
    name.trim() !== '' &&
    title.trim() !== '' &&
    (repeats === 'never' || (schedule !== null && locationId !== null)) &&
    (dueAfterHours === null || isBetween(dueAfterHours, 1, 8_760))
  if (!isWhole) return null
  return {
    ...{ name, title, description, category, priority, locationId, bayId, assigneeId },
    tags: [...draft.tags],
    checklist: draft.checklist
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    ...{ dueAfterHours, schedule },
  }
}

function scheduleOf({ repeats, at, days, dayOfMonth }: TemplateDraft): TicketSchedule | null {
  if (!/^\d\d:\d\d$/.test(at)) return null
  if (repeats === 'day') return { every: 'day', at }
  // In the order of the week, whichever was chosen first.
  const on = weekdays.filter((day) => days.includes(day))
  if (repeats === 'week') return on.length === 0 ? null : { every: 'week', on, at }
  const day = Number(dayOfMonth)
  return repeats === 'month' && isBetween(day, 1, 31) ? { every: 'month', day, at } : null
}

const isBetween = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most
