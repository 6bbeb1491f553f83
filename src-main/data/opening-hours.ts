import { z } from 'zod'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Local wall-clock time; `24:00` ends a day. */
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Times look like 09:30.')

/** `[from, to]`; the end does not belong to it. */
const openPeriod = z.tuple([time, time]).refine(([from, to]) => from < to, 'The end must be later.')

/** Open periods of each weekday; an empty list is a closed day. */
export const weeklyHours = z.record(z.enum(weekdays), z.array(openPeriod).readonly())
export type WeeklyHours = z.infer<typeof weeklyHours>

/** A date whose hours replace its weekday's. */
export const holiday = z.object({
  date: z.iso.date(),
  name: z.string().min(1),
  hours: z.array(openPeriod).readonly(),
})
export type Holiday = z.infer<typeof holiday>
