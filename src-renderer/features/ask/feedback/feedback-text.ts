import type { Verdict } from './feedback-store'

const verdicts = {
  helpful: 'Helpful',
  wrong: 'Wrong',
  incomplete: 'Incomplete',
  'off-tone': 'Off-tone',
} satisfies Record<Verdict, string>

/** Every sentence about what people think of an answer. */
export const feedbackText = {
  label: 'Was it helpful?',
  verdicts,
  notHelpful: 'Not helpful',
  notHelpfulBecause: (verdict: string) => `Not helpful: ${verdict.toLowerCase()}`,
  choose: 'What is wrong with it?',
  correction: 'What should have been said? (optional)',
  correctionHint: 'Ctrl+Enter saves',
  save: 'Save the correction',
  saved: (correction: string) => `Correction: ${correction}`,
  failed: (why: string) => `Not kept: ${why}`,
  retry: 'Try again',
  thanks: 'Thank you.',
  noted: 'Noted.',
  outOfUse: 'This remembered answer is out of use now, with everything like it.',
} as const
