const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`

const providers: Readonly<Record<string, string>> = { openai: 'OpenAI', anthropic: 'Anthropic' }

/** Every sentence about what a model wrote. */
export const generationText = {
  provider: (id: string) => providers[id] ?? id,
  writtenBy: (model: string) => `Written by ${model}`,
  sentences: (number: number) => `${count(number, 'sentence', 'sentences')} taken out`,
  citations: (number: number) => `${count(number, 'citation', 'citations')} dropped`,
  checkedWith: (taken: string) => `Checked: ${taken}`,
  checked: 'Checked: every sentence rests on its source',
  rules: 'Rules of the house voice',
  kept: (rule: string) => `Kept: ${rule}`,
  broken: (rule: string, note: string | null) =>
    note === null ? `Broken: ${rule}` : `Broken: ${rule} (${note})`,
  writing: {
    first: (provider: string) => `${provider} is writing. Not checked yet.`,
    'second-provider': (provider: string) =>
      `The first model did not answer. Asking the second one: ${provider}. Not checked yet.`,
    again: (provider: string) =>
      `The text broke off. Asking ${provider} once more. Not checked yet.`,
  },
  fallback: (reason: string) => `The passages themselves, as no text was written: ${reason}`,
  stopped: 'Stopped while it was being written. Nothing of it was checked.',
} as const
