const setOf = (words: string) => new Set(words.trim().split(/\s+/u))

/** Words that build sentences and carry nothing to compare. */
export const structureWords = setOf(`
  a an the and or but if then else so as be have do will would shall should can could may might must
  i me my mine myself we us our ours you your yours they them their theirs he him his she her it its
  this that these those there here what which who whom whose when where why how that such own
  to of in on at for from by with about into onto over under up down off out before after without
  between during until till via per around along away back through than too also very just again
  some any please not no never even still yet already ever let get s t d ll am oh like one ones
  something anything thing sort kind bit lot really else way need want going one's because while
  whether though although since upon against within possible possibly okay ok alright`)

export const negations = setOf(
  'not no never without none nobody nothing nowhere neither nor cannot hardly',
)

/** Words that say which way, when or whether something is on; never interchangeable. */
/** Say by themselves that something does not work or is not there. */
export const failures = setOf(`
  broken break dead down fail silent missing gone stuck stick refuse block lose forget decline reject wrong problem
  unable without frozen freeze blank empty mute closed error issue trouble useless invalid unavailable
  cardless unaccompanied alone unannounced free`)

/** Which side of a time or number is meant: −1 before or less, 1 after or more. */
export const sides = new Map<string, number>([
  ...['before', 'until', 'till', 'under', 'below', 'less', 'fewer', 'earlier', 'within'].map(
    (word) => [word, -1] as const,
  ),
  ...['after', 'since', 'over', 'above', 'more', 'later'].map((word) => [word, 1] as const),
])

export const prepositions = setOf(
  'from to until till into onto before after with without by for on off in out up down over under than instead between within by since above below at during about if when while because near through',
)

/** How much of something, or which of many. */
export const quantifierGroups: Readonly<Record<string, readonly string[]>> = {
  all: ['all', 'every', 'each', 'whole', 'entire', 'everyone', 'everybody', 'everything'],
  only: ['only', 'solely', 'merely', 'exclusively'],
  most: [
    'maximum',
    'max',
    'most',
    'latest',
    'highest',
    'longest',
    'largest',
    'biggest',
    'limit',
    'allowance',
  ],
  least: ['minimum', 'min', 'least', 'earliest', 'lowest', 'shortest', 'smallest', 'cheapest'],
  more: ['more', 'extra', 'additional', 'another', 'longer', 'further'],
  less: ['less', 'fewer', 'shorter'],
  twice: ['twice', 'double', 'doubly'],
  half: ['half'],
  both: ['both'],
  once: ['once'],
  first: ['first'],
  last: ['last', 'final', 'previous'],
  same: ['same'],
  next: ['next'],
}

/** Who does or gets something, by the part they play. */
export const personGroups: Readonly<Record<string, readonly string[]>> = {
  member: ['member', 'subscriber'],
  guest: ['guest', 'visitor'],
  friend: ['friend', 'buddy', 'mate', 'pal'],
  staff: ['staff', 'employee', 'colleague', 'coworker', 'teammate', 'crew', 'worker'],
  customer: ['customer', 'client', 'patron'],
  child: ['child', 'kid', 'youngster', 'minor', 'baby', 'infant', 'toddler', 'teen', 'teenager'],
  adult: ['adult', 'grownup'],
  boss: ['boss', 'manager', 'supervisor', 'owner', 'admin', 'administrator'],
  coach: ['coach', 'teacher', 'instructor', 'trainer', 'pro'],
  student: ['student', 'pupil', 'learner'],
  parent: ['parent', 'mother', 'father', 'mum', 'mom', 'dad'],
  spouse: ['wife', 'husband', 'spouse', 'partner'],
  sibling: ['brother', 'sister', 'sibling'],
  offspring: ['son', 'daughter'],
  doctor: ['doctor', 'physician', 'nurse'],
  patient: ['patient'],
  landlord: ['landlord'],
  tenant: ['tenant', 'renter'],
  seller: ['seller', 'vendor', 'supplier'],
  buyer: ['buyer', 'purchaser'],
  senior: ['senior', 'pensioner', 'retiree'],
  player: ['player', 'golfer'],
  stranger: ['stranger', 'outsider'],
  user: ['user'],
}
