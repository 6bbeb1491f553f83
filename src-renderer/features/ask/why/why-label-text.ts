/** Every sentence of the question whether the route was right. */
export const whyLabelText = {
  ask: 'Right assistant?',
  yes: 'Yes',
  shouldBe: 'Should be…',
  keptYes: 'Kept for training: right assistant',
  keptOther: (assistant: string) => `Kept for training: should be ${assistant}`,
  failed: 'Not kept',
} as const
