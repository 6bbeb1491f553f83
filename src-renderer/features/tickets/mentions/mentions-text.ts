/** Every sentence around mentions, in one place so that it can be translated. */
export const mentionsText = {
  people: 'People to mention',
  newComment: (by: string) => `New comment by ${by}`,
} as const
