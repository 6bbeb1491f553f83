import { AppError } from '@shared/ipc/app-error'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { z } from 'zod'

const text = z.string().refine((value) => value.trim() !== '')

const deskLine = z.object({
  text,
  category: z.enum(ticketCategories).nullable(),
  priority: z.enum(ticketPriorities).nullable(),
  locationId: z.string().nullable(),
  /** Its number. */
  bay: z.number().int().positive().nullable(),
})

/**
 * How a ticket differs that sounds like another: in another bay or room, another thing, the opposite
 * or over, something else with the same thing, at another location. `unrelated` does not even
 * sound like it.
 */
export const nearMissKinds = ['place', 'thing', 'turned', 'fault', 'location', 'unrelated'] as const

const deskGroup = z.object({
  /** All of the same fault. */
  tickets: z.array(text).min(2),
  nearMisses: z.array(z.object({ text, how: z.enum(nearMissKinds) })),
})

/** A ticket as somebody typed it; `null`: it says nothing of that. */
export type DeskLine = z.infer<typeof deskLine>
export type DeskGroup = z.infer<typeof deskGroup>

/** @throws AppError INVALID_EXAMPLES naming the line */
export const readDeskLines = (content: string, name: string): readonly DeskLine[] =>
  readLines(content, name, {
    schema: deskLine,
    form: '{"text", "category", "priority", "locationId", "bay"}, all but the text perhaps null',
  })

/** @throws AppError INVALID_EXAMPLES naming the line */
export const readDeskGroups = (content: string, name: string): readonly DeskGroup[] =>
  readLines(content, name, {
    schema: deskGroup,
    form: '{"tickets": ["…", "…"], "nearMisses": [{"text", "how": "place|thing|turned|…"}]}',
  })

interface Shape<Line> {
  readonly schema: z.ZodType<Line>
  readonly form: string
}

function readLines<Line>(content: string, name: string, shape: Shape<Line>): readonly Line[] {
  const lines = content
    // A byte order mark is no part of the first line.
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, i) =>
      line.trim() === '' ? [] : [readLine(line, `${name}, line ${i + 1}`, shape)],
    )
  if (lines.length > 0) return lines
  throw new AppError('INVALID_EXAMPLES', `${name} holds no tickets.`)
}

function readLine<Line>(line: string, where: string, { schema, form }: Shape<Line>): Line {
  try {
    return schema.parse(JSON.parse(line))
  } catch (cause) {
    throw new AppError('INVALID_EXAMPLES', `${where} is not ${form}.`, { cause })
  }
}
