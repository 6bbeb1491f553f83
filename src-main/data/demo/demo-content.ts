import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { person } from '@shared/accounts/account-contract'
import { audiences } from '@shared/accounts/role'
import { type Assistant, assistants } from '@shared/ask/assistant'
import { AppError } from '@shared/ipc/app-error'
import { holiday, weeklyHours } from '@shared/knowledge/opening-hours'
import { z } from 'zod'
import { parseFrontMatter } from './front-matter'

const club = z.object({
  name: z.string().min(1),
  locations: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string().min(1),
      timeZone: z.string().min(1),
      address: z.string().min(1),
      phone: z.string().transform(toE164),
      bays: z.number().int().min(1).max(100),
      hours: weeklyHours,
      staffedHours: weeklyHours,
      holidays: z.array(holiday),
    }),
  ),
})

const facts = z.array(
  z.object({
    key: z.string().min(1),
    location: z.string().nullable(),
    value: z.json().refine((value) => value !== null, 'A fact needs a value.'),
    audience: z.enum(audiences),
  }),
)

const locationList = z
  .string()
  .transform((text) => (text === 'all' ? [] : text.split(',').map((part) => part.trim())))

const sopHead = z.strictObject({
  title: z.string().min(1),
  assistant: z.enum(assistants),
  audience: z.enum(audiences),
  locations: locationList,
  author: z.string().min(1),
  approved: z.iso.date(),
})

export type DemoClubFile = z.infer<typeof club>
export type DemoLocation = DemoClubFile['locations'][number]
export type DemoFact = z.infer<typeof facts>[number]
export type DemoStaff = z.infer<typeof person>
export type DemoSop = z.infer<typeof sopHead> & { readonly slug: string; readonly content: string }

export interface DemoContent {
  readonly club: DemoClubFile
  readonly facts: readonly DemoFact[]
  readonly staff: readonly DemoStaff[]
  readonly sops: readonly DemoSop[]
}

/** Reads the demo club's files. @throws AppError DEMO_CONTENT naming the file and what is wrong */
export function readDemoContent(folder: string): DemoContent {
  return {
    club: readJson(join(folder, 'club.json'), club),
    facts: readJson(join(folder, 'facts.json'), facts),
    staff: readJson(join(folder, 'staff.json'), z.array(person).min(1)),
    sops: assistants.flatMap((assistant) => readSops(join(folder, 'sops', assistant), assistant)),
  }
}

function readSops(folder: string, assistant: Assistant): readonly DemoSop[] {
  return markdownFiles(folder).map((name) => {
    const file = join(folder, name)
    const sop = checked(file, () => {
      const { head, body } = parseFrontMatter(readFileSync(file, 'utf8'))
      return { ...sopHead.parse(head), slug: name.slice(0, -'.md'.length), content: body }
    })
    if (sop.assistant === assistant) return sop
    throw wrong(file, `it is for “${sop.assistant}” but stands in the folder of “${assistant}”`)
  })
}

function markdownFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
  } catch {
    return []
  }
}

/** @throws AppError DEMO_CONTENT */
export function readJson<T>(file: string, schema: z.ZodType<T>): T {
  return checked(file, () => schema.parse(JSON.parse(readFileSync(file, 'utf8'))))
}

function checked<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw wrong(file, describe(cause), cause)
  }
}

function describe(cause: unknown): string {
  if (cause instanceof z.ZodError) return z.prettifyError(cause)
  return cause instanceof Error ? cause.message : String(cause)
}

function wrong(file: string, why: string, cause?: unknown): AppError {
  return new AppError('DEMO_CONTENT', `The demo club’s file ${file} is wrong: ${why}`, { cause })
}

/** `902-555-0110`, as people write it in North America, to `+19025550110`. */
function toE164(phone: string): string {
  const digits = phone.replaceAll(/[\s().-]/g, '')
  return digits.startsWith('+') ? digits : `+1${digits}`
}
