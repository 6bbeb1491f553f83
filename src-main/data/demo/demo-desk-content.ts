import { join } from 'node:path'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { ticketSchedule } from '@shared/tickets/ticket-schedule'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import { z } from 'zod'
import { readJson } from './demo-content'

/** First part of an e-mail address of the demo club. */
const personName = z.string().min(1)
const hours = z.number()
const lists = { tags: z.array(z.string()).default([]) }

const about = {
  title: z.string().min(1),
  description: z.string().default(''),
  category: z.enum(ticketCategories),
  priority: z.enum(ticketPriorities),
  by: personName,
  ...lists,
}

const demoTicket = z.strictObject({
  ...about,
  location: z.string(),
  bay: z.number().int().optional(),
  assignee: personName.optional(),
  status: z.enum(ticketStatuses),
  hoursAgo: hours,
  dueInHours: hours.optional(),
  cause: z.string().optional(),
  fix: z.string().optional(),
  checklist: z.array(z.object({ text: z.string(), done: z.boolean() })).default([]),
  comments: z.array(z.object({ by: personName, hoursAgo: hours, body: z.string() })).default([]),
  /** What it became since it was open, oldest first. */
  moves: z
    .array(z.object({ by: personName, hoursAgo: hours, to: z.enum(ticketStatuses) }))
    .default([]),
})

const demoDesk = z.strictObject({
  tickets: z.array(demoTicket),
  templates: z.array(
    z.strictObject({
      ...about,
      name: z.string().min(1),
      location: z.string().optional(),
      checklist: z.array(z.string()).default([]),
      dueAfterHours: z.number().int().optional(),
      schedule: ticketSchedule.optional(),
    }),
  ),
  rules: z.array(
    z.strictObject({
      location: z.string().optional(),
      category: z.enum(ticketCategories).optional(),
      assignee: personName.optional(),
      by: personName,
    }),
  ),
  shifts: z.array(z.strictObject({ person: personName, by: personName, days: z.number() })),
})

export type DemoDesk = z.infer<typeof demoDesk>
export type DemoTicket = DemoDesk['tickets'][number]

/** What is on the demo club's desk. @throws AppError DEMO_CONTENT */
export const readDemoDesk = (folder: string): DemoDesk =>
  readJson(join(folder, 'tickets.json'), demoDesk)
