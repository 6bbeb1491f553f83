import { z } from 'zod'

/** What a process of its own is told to do at a desk. */
export const deskWork = z.object({
  person: z.object({ id: z.string(), email: z.string(), password: z.string() }),
  url: z.string(),
  file: z.string(),
  migrations: z.string(),
  tickets: z.number(),
})

export type DeskWork = z.infer<typeof deskWork>
