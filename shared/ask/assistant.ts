/** The seven assistants, most urgent first. */
export const assistants = [
  'emergency',
  'booking',
  'tech',
  'brand',
  'strategy',
  'customer-info',
  'general',
] as const

export type Assistant = (typeof assistants)[number]

/** What a question can be routed to; `none` means: not ours to answer by machine. */
export const labels = [...assistants, 'none'] as const

export type Label = (typeof labels)[number]

/** How an answer came about, fastest first; a question ends at the first tier that can. */
export const tiers = ['template', 'exact', 'semantic', 'knowledge', 'generated', 'human'] as const

export type Tier = (typeof tiers)[number]
