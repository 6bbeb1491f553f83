import { z } from 'zod'
import { writtenLine } from './written-text'

/** A character that one sees: letters that only fill a place show as nothing. */
const shown = /(?![\u115F\u1160\u2800\u3164\uFFA0])[\p{L}\p{N}\p{P}\p{S}]/u

export const titleInput = writtenLine
  .trim()
  .min(1)
  .max(200)
  .regex(shown, 'Write a title that can be seen.')

export const tagInput = writtenLine
  .trim()
  .toLowerCase()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u,
    'A tag has up to 40 letters, digits, spaces or dashes.',
  )

const earliest = Date.parse('1970-01-01T00:00:00Z')
/** Years of five digits are written in ways that few things read. */
const latest = Date.parse('9999-12-31T23:59:59.999Z')

/** Whether it is of a time that people mean: the database refuses the year 0. */
export function isUsualTime(time: string): boolean {
  const at = Date.parse(time)
  return at >= earliest && at <= latest
}
export const unusualTime = 'Choose a date of the years 1970 to 9999.'

/** A moment, ISO 8601 in UTC. */
export const momentInput = z.iso.datetime().refine(isUsualTime, unusualTime)
