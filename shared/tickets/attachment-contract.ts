import { z } from 'zod'
import { staff } from '../accounts/role'
import type { EventMap, RouteMap } from '../ipc/route'

/** Largest file beside a ticket, in bytes; the database refuses larger ones, too. */
export const largestAttachment = 25 * 1024 * 1024

/** Kinds of pictures that are shown; all others can be saved only. */
export const shownImages = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const

export const attachment = z.object({
  id: z.uuid(),
  ticketId: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  byteSize: z.number(),
  /** ISO 8601. */
  createdAt: z.string(),
  createdByName: z.string().nullable(),
  /** Added by the person who looks: they may rename and remove it. */
  mine: z.boolean(),
  /** It or its bytes have not reached the central database yet. */
  pending: z.boolean(),
  /** Its bytes are on this device. */
  here: z.boolean(),
  /** In a list: the ticket that it is beside, where that was merged into the one asked for. */
  fromTicket: z.object({ id: z.string(), title: z.string() }).optional(),
})
export type Attachment = z.output<typeof attachment>

/** What adding a file came to. */
export const addedAttachment = attachment.extend({
  /** The same file was beside the ticket before, maybe by another name. */
  wasThere: z.boolean(),
})
export type AddedAttachment = z.output<typeof addedAttachment>

/** `awaited`: the desk that added it has not sent it yet. */
export const fetchStates = ['here', 'offline', 'awaited'] as const

/** Whether it is a picture that a screen may show. */
export function isShownImage({ mediaType }: Pick<Attachment, 'mediaType'>): boolean {
  return (shownImages as readonly string[]).includes(mediaType)
}

/** Where the page finds the bytes of a picture; main answers for whoever may see it. */
export function attachmentAddress(id: string): string {
  return `app://clubos${attachmentPath}${id}`
}
export const attachmentPath = '/files/'

const id = z.uuid()
const one = z.object({ id })
const name = z.string().trim().min(1).max(1_000)

export const attachmentRoutes = {
  /** With those of tickets that were merged into it; oldest first. */
  'attachments.list': {
    input: z.object({ ticketId: id }),
    output: z.array(attachment),
    roles: staff,
  },
  /** The same file twice beside one ticket is one. */
  'attachments.add': {
    input: z.object({
      ticketId: id,
      name,
      bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Give a file’s bytes.'),
      /** A picture that cannot be shown is kept all the same. */
      asFile: z.boolean().default(false),
    }),
    output: addedAttachment,
    roles: staff,
    maximumBytes: largestAttachment,
  },
  /** Brings the bytes to this device. */
  'attachments.fetch': {
    input: one,
    output: z.object({ state: z.enum(fetchStates) }),
    roles: staff,
  },
  'attachments.rename': { input: z.object({ id, name }), output: attachment, roles: staff },
  'attachments.remove': { input: one, output: z.null(), roles: staff },
  /** Takes back what was removed since signing in; it gets another id. */
  'attachments.restore': { input: one, output: attachment, roles: staff },
  /** Asks where to, and writes it there. */
  'attachments.save-as': {
    input: one,
    output: z.object({ saved: z.boolean() }),
    roles: staff,
  },
  /** Prints what the window has prepared for paper. */
  'tickets.print': { input: one, output: z.object({ printed: z.boolean() }), roles: staff },
  /** The same as a PDF; asks where to. */
  'tickets.save-pdf': { input: one, output: z.object({ saved: z.boolean() }), roles: staff },
} satisfies RouteMap

export const attachmentEvents = {
  /** Bytes arrived on this device, or were sent. */
  'attachments.files-changed': z.object({}),
} satisfies EventMap
