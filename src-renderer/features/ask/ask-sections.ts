/** The parts of the Ask screen, in the order of their tabs; each has an address. */
export const askSections = ['conversation', 'waiting', 'answers'] as const

export type AskSection = (typeof askSections)[number]

/** The section that an address names; the conversation where it names none. */
export function askSectionOf(name: string | null): AskSection {
  return askSections.find((section) => section === name) ?? 'conversation'
}

export function askSectionPath(section: AskSection): string {
  return section === 'conversation' ? '/ask' : `/ask/${section}`
}
