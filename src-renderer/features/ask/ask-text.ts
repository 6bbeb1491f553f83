import type { Handover } from '@shared/ask/ask-contract'

const handoverReasons = {
  none: 'This is not for ClubOS to answer.',
  'low-confidence': 'ClubOS was not sure enough what this is about.',
  'no-passage': 'No approved knowledge answers this.',
  'not-permitted': 'The knowledge that answers this is not for this role.',
  'models-down': 'Knowledge did not answer it, and no language model could be reached.',
  'budget-reached': 'Knowledge did not answer it, and the budget for language models is used up.',
  failed: 'ClubOS could not finish the answer.',
  stopped: 'Nothing was answered.',
} satisfies Record<Handover['reason'], string>

const examples = [
  'TrackMan frozen on course select, bay 5. What do I do?',
  'Door code says invalid, how do I let them in?',
  'How much is an hour on Saturday night?',
  'Do we give credit for time lost to equipment?',
]

const guestExamples = [
  'What are your opening hours?',
  'How much is an hour on Saturday night?',
  'Do you rent clubs?',
]

/** Every sentence of the Ask screen, in one place so that it can be translated. */
export const askText = {
  title: 'Ask',
  sectionsLabel: 'Parts of Ask',
  sections: { conversation: 'Conversation', waiting: 'Waiting', answers: 'Answers' },
  waitingCount: (count: number) =>
    count === 1 ? '1 question waits for a person' : `${count} questions wait for a person`,
  subtitle: 'Everything answered from approved knowledge',
  handoverReasons,
  examples,
  guestExamples,
  emptyTitle: 'Ask anything about the club',
  emptyHint: 'Answers come from approved knowledge and show where they come from. For example:',
  historyFailed: 'Earlier questions could not be read',
  retry: 'Try again',
  box: {
    label: 'Question',
    placeholder: 'Ask anything about the club…',
    ask: 'Ask',
    stop: 'Stop',
    location: (name: string) => `The question is about: ${name}`,
    keys: 'Enter asks · Shift+Enter for a new line',
    tooLong: (length: number, maximum: number) =>
      `${length.toLocaleString('en')} of ${maximum.toLocaleString('en')} characters: please shorten it.`,
  },
  answer: 'Answer',
  confidence: 'Confidence',
  why: 'Why',
  copy: 'Copy the answer',
  copyText: 'Copy as text',
  copyMarkdown: 'Copy as Markdown',
  copied: 'Copied',
  writtenText: 'Text to copy',
  copyWritten: 'Copy the text',
  working: 'Looking in approved knowledge…',
  stopped: 'Stopped',
  askAgain: 'Ask again',
  failed: 'No answer',
  sources: 'Sources',
  fact: 'fact',
  followed: (count: number) =>
    count === 1 ? 'Follows 1 section of the handbook' : `Follows ${count} sections of the handbook`,
  source: (number: number, name: string) => `Source ${number}: ${name}`,
  passage: {
    close: 'Close the passage',
    version: (version: number) => `Version ${version}`,
    approved: (day: string) => `Approved ${day}`,
    author: (name: string) => `Written by ${name}`,
    changed: (day: string) => `Changed ${day}`,
    changedBy: (name: string) => `Changed by ${name}`,
    copyHash: 'Copy the SHA-256',
  },
  handover: 'A person needs to answer this',
  related: 'These sections may help:',
  stoppedBefore: 'Stopped before it was answered',
  announce: (assistant: string, answer: string) => `Answer from ${assistant}: ${answer}`,
  announceHandover: (message: string) => `A person needs to answer this. ${message}`,
  notices: {
    offline: (club: string) => `Offline: answering from this device’s copy of ${club}’s knowledge.`,
    loading: 'Matching by words only until the language model is ready.',
    unavailable: 'Matching by words only: the language model could not be loaded.',
  },
  emergency: {
    title: 'Emergency',
    noPlace: 'Location not known',
    since: 'since report',
    sinceLabel: 'Time since the report',
    back: 'Back to questions',
    acknowledge: 'Acknowledge',
    acknowledgeHint: 'I have it: records that you are taking care of this.',
    acknowledged: (name: string, time: string) => `${name} has it since ${time}`,
    notAcknowledged: 'Nobody has acknowledged it yet',
    procedure: 'Procedure',
    noProcedure: 'No procedure of the club covers this. Call for help first, then a colleague.',
    call: 'Call 911',
    callHint:
      'From any phone, at once, if anyone is hurt or in danger. ClubOS does not place the call.',
    say: 'Say where you are',
    noAddress: 'The question did not name a location. Give the address on the door.',
    copyAddress: 'Copy the address',
    open: 'Open the procedure',
  },
  shortcuts: {
    group: 'Ask',
    focus: 'Write a question',
    why: 'Why the last answer',
    close: 'Close what is open',
    helpful: 'The last answer is helpful',
    unhelpful: 'The last answer is not helpful',
    complaint: (verdict: string) => `Not helpful: ${verdict.toLowerCase()}`,
  },
  splitSash: 'Width of the panel',
} as const
