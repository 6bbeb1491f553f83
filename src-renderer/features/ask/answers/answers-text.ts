import type { AnswersOverview } from '@shared/answers/answers-contract'
import type {
  BudgetSettingKey,
  ShareSettingKey,
  SwitchSettingKey,
} from '@shared/settings/settings-contract'

type SemanticState = AnswersOverview['semantic']['state']

const states = {
  on: { name: 'On', help: 'Questions that mean the same get the same answer.' },
  tightened: {
    name: 'Tightened',
    help: 'It asks for more likeness than usual, because too many hits were wrong.',
  },
  off: {
    name: 'Off',
    help: 'It switched itself off, because too many hits were wrong.',
  },
  'switched-off': { name: 'Switched off', help: 'The club has switched it off.' },
} satisfies Record<SemanticState, { readonly name: string; readonly help: string }>

const switches = {
  'answers.semantic': {
    name: 'Similar questions',
    help: 'Gives an answer again to a question that means the same.',
  },
  'answers.generated': {
    name: 'Language models',
    help: 'Lets a model write where no approved text answers by itself.',
  },
} satisfies Record<SwitchSettingKey, { readonly name: string; readonly help: string }>

const amounts = {
  'budget.day-cents': {
    name: 'Budget of a day',
    help: 'What calls to models may cost in a day, on all desks together. At $0 none is called.',
  },
  'budget.month-cents': {
    name: 'Budget of a month',
    help: 'The same for a month. Days and months are those of UTC.',
  },
} satisfies Record<BudgetSettingKey, { readonly name: string; readonly help: string }>

const shares = {
  name: 'False hits tolerated',
  help: 'Of the answers given again to similar questions, so many may be wrong.',
}

export const falseHitKey = 'answers.false-hit-budget' satisfies ShareSettingKey

function savedText(saved: number): string {
  if (saved === 0) return 'nothing new to save'
  return saved === 1 ? '1 answer saved' : `${saved.toLocaleString('en')} answers saved`
}

/** Every sentence of the view of how the remembered answers do. */
export const answersText = {
  label: 'How answers do',
  failed: 'The figures could not be read',
  retry: 'Try again',
  memory: 'Remembered answers',
  own: 'Yours, on this device',
  shared: 'The club’s, on every desk',
  figuresOf: 'Figures of the last 30 days',
  here: 'You, on this device',
  club: 'All desks',
  hits: 'Given again',
  judged: 'Judged',
  wrong: 'Judged wrong',
  notCounted: 'not counted',
  whose:
    'All desks: what people said of the club’s answers, as far as it has come here. What only you remember stays on this device, and so do its verdicts.',
  semantic: 'Similar questions',
  states,
  noHits: 'No answer was given again to a similar question yet, so there is no rate to show.',
  restsOn: (hits: string) =>
    `Of ${hits}: yours here, and those judged on other desks. What nobody judged counts as right.`,
  hitCount: (count: number) => (count === 1 ? '1 hit' : `${count.toLocaleString('en')} hits`),
  rate: (rate: string, low: string, high: string) =>
    `${rate} wrong (95% interval ${low} to ${high})`,
  budget: (budget: string) => `tolerated ${budget}`,
  within: (budget: string) => `within the ${budget} tolerated`,
  beyond: (budget: string) => `more than the ${budget} tolerated`,
  unsure: (budget: string) => `too few judged to tell, ${budget} tolerated`,
  precomputation: 'Answering ahead',
  precomputationHelp:
    'The most asked questions and their variations are answered ahead of time: when nothing else runs, and after the knowledge has changed.',
  jobStates: { idle: 'Idle', running: 'Running', stopped: 'Stopped', failed: 'Failed' },
  progress: (done: number, total: number) =>
    total === 0
      ? 'Looking for what is often asked'
      : `${done.toLocaleString('en')} of ${total === 1 ? '1 question' : `${total.toLocaleString('en')} questions`}`,
  lastRun: (time: string, saved: number) => `Last run ended ${time}, ${savedText(saved)}`,
  neverRun: 'It has not run to its end on this desk yet.',
  start: 'Start',
  stop: 'Stop',
  jobFailed: (why: string) => `It ended early: ${why}`,
  notStarted: (why: string) => `Not done: ${why}`,
  models: 'Language models',
  noModels: 'No language model is set up.',
  noModelsHelp:
    'Without a key, questions are answered from templates, remembered answers and approved knowledge; what these cannot answer goes to a person.',
  modelStates: { ready: 'Ready', resting: 'Resting' },
  resting: (time: string) => `It failed too often at ${time}. It is asked again in a while.`,
  order: 'Tried in this order',
  spend: 'Cost of models',
  day: 'Today',
  month: 'This month',
  usedUp: 'used up',
  spent: (spent: string, cap: string) => `${spent} of ${cap}`,
  nothingSpent: (cap: string) => `nothing yet of ${cap}`,
  noBudget: 'no budget: no model is called',
  spentBefore: (spent: string) => `${spent} spent`,
  spendUnknown: 'The club’s database cannot be asked now, so the cost is not known.',
  settings: 'Settings',
  settingsFailed: 'The settings could not be read',
  readOnly: 'Only an administrator changes these.',
  switches,
  amounts,
  shares,
  positions: { on: 'On', off: 'Off' },
  save: 'Save',
  notSaved: (why: string) => `Not saved: ${why}`,
  bounds: (least: string, most: string) => `${least} to ${most}`,
} as const
