/** What the Ask screen says of tickets. */
export const answerTicketText = {
  make: 'Make a ticket',
  makeHint: 'Opens a new ticket with this question and its answer',
  made: (title: string) => `Ticket: ${title}`,
  opened: 'Ticket opened',
  openIt: 'Open the ticket',
  notOpened: 'No ticket was opened, because the place is not known.',
  question: (question: string) => `Question: ${question}`,
  answered: (answer: string) => `Answer: ${answer}`,
  unanswered: (message: string) => `Not answered: ${message}`,
  trace: (traceId: string) => `Trace: clubos://trace/${traceId}`,
} as const
