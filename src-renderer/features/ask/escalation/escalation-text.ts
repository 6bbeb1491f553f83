/** Every sentence about a question that is with a person. */
export const escalationText = {
  ask: 'Ask a person',
  failed: (why: string) => `Not sent: ${why}`,
  waiting: (channel: string, since: string) => `Sent to ${channel}, waiting since ${since}`,
  claimed: (name: string, since: string) => `Claimed by ${name} at ${since}`,
  claimedByMe: (since: string) => `You have it since ${since}`,
  answered: (name: string, time: string) => `Answered by ${name}, ${time}`,
  somebody: 'a colleague',
  pending: 'On this device only until it is sent.',
  answer: 'A person’s answer',
  channel: (name: string) => `#${name.replace(/^#/, '')}`,
} as const
