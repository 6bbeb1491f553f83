import { z } from 'zod'

/** Fields whose changes the timeline tells. */
export const toldFields = [
  'title',
  'description',
  'category',
  'priority',
  'status',
  'location',
  'bay',
  'assignee',
  'tags',
  'due',
  'watchers',
  'checklist',
  'cause',
  'fix',
  'parent',
  'merged',
  'deleted',
  'file',
] as const
export type ToldField = (typeof toldFields)[number]

const entry = {
  id: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** `null`: the system, or somebody who is not on this device. */
  byName: z.string().nullable(),
  /** Of a ticket that was merged into the one that is looked at. */
  fromTicket: z.object({ id: z.string(), title: z.string() }).optional(),
}

/** What happened to a ticket. Values are as a person reads them, `null` where there was none. */
export const timelineEntry = z.discriminatedUnion('kind', [
  z.object({
    ...entry,
    kind: z.literal('comment'),
    body: z.string(),
    /** Whom it calls. */
    mentions: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
    /** Written here and not yet applied centrally. */
    pending: z.boolean(),
  }),
  z.object({
    ...entry,
    /** The attachment's id is the entry's. */
    kind: z.literal('file'),
    name: z.string(),
    mediaType: z.string(),
    pending: z.boolean(),
  }),
  z.object({
    ...entry,
    kind: z.literal('change'),
    field: z.enum(toldFields),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
])
export type TimelineEntry = z.infer<typeof timelineEntry>
