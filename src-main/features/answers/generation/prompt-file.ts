/** A prompt as it ships: who the model is, and what it is asked, with `{{gaps}}`. */
export interface Prompt {
  /** Name and version, as traces show it: `answer@1`. */
  readonly id: string
  readonly system: string
  readonly user: string
}

const gap = /\{\{([a-z]+)\}\}/g

/**
 * Reads a prompt file: front matter with `name` and `version`, then `# System` and `# User`.
 * @throws Error naming what is missing
 */
export function readPrompt(markdown: string): Prompt {
  const name = /^name: *(\S+)$/m.exec(markdown)?.[1]
  const version = /^version: *(\d+)$/m.exec(markdown)?.[1]
  const parts = /^# System\n([\s\S]*?)^# User\n([\s\S]*)$/m.exec(markdown)
  if (name === undefined || version === undefined || parts === null) {
    throw new Error('A prompt needs a name, a version, “# System” and “# User”.')
  }
  const [, system = '', user = ''] = parts
  return { id: `${name}@${version}`, system: system.trim(), user: user.trim() }
}

/** Fills the gaps in one pass, so that what is filled in opens no further ones. */
export function fillPrompt(
  { system, user }: Prompt,
  values: Readonly<Record<string, string>>,
): { readonly system: string; readonly user: string } {
  const fill = (text: string) => text.replace(gap, (_, name: string) => values[name] ?? '')
  return { system: fill(system), user: fill(user) }
}
