/** Every sentence of the dialog for a new ticket that is its own. */
export const createText = {
  descriptionHint: 'More, if it helps',
  guess: 'Guess',
  guessed: (field: string, because: string) => `${field} is a guess. ${because} Keep it`,
  guessHint: (because: string) => `${because} Click to keep it.`,
  template: 'Template',
  noTemplate: 'No template',
  checklist: (count: number) => (count === 1 ? '1 thing to do' : `${count} things to do`),
  fromQuestion: 'From a question',
  fromQuestionHint: 'The ticket keeps a link to the question’s trace',
  alike: (count: number) =>
    count === 1 ? '1 open ticket like this' : `${count} open tickets like this`,
  alikeList: 'Already open',
  open: (title: string) => `Open: ${title}`,
  add: 'Add to it',
  addTo: (title: string) => `Add to it: ${title}`,
  addFailed: (message: string) => `It was not added: ${message}`,
  keys: 'Enter in the title creates, Ctrl+Enter anywhere. Esc keeps what is written.',
  nowhere: 'Choose the location first: nothing in the text names one.',
  trace: 'From a question: open its trace',
} as const
