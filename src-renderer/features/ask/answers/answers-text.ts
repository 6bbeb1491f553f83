import type { AnswersOverview } from '@shared/answers/answers-contract'
import type {
  AmountSettingKey,
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
    help: 'What calls to models may cost in a day. At $0 no model is called.',
  },
  'budget.month-cents': {
    name: 'Budget of a month',
    help: 'The same for a month. Days and months are those of UTC.',
  },
} satisfies Record<AmountSettingKey, { readonly name: string; readonly help: string }>

const shares = {
  name: 'False hits tolerated',
  help: 'Of the answers given again to similar questions, so many may be wrong.',
}

export const falseHitKey = 'answers.false-hit-budget' satisfies ShareSettingKey

/** Every sentence of the view of how the remembered answers do. */
export const answersText = {
  label: 'How answers do',
  failed: 'The figures could not be read',
  retry: 'Try again',
  memory: 'Remembered answers',
  own: 'On this desk',
  shared: 'Shared',
  hits: 'Similar hits',
  judged: 'Hits judged',
  wrong: 'Hits wrong',
  semantic: 'Similar questions',
  states,
  notJudged: 'Nobody has judged a hit yet, so there is no rate to show.',
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
  progress: (done: string, total: string) => `${done} of ${total} questions`,
  lastRun: (time: string, saved: string) => `Last run ended ${time}, ${saved} answers saved`,
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
