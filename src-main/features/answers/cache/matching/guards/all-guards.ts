import { directionGuard } from './direction-guard'
import { amountsGuard, baysGuard, datesGuard, numbersGuard, timesGuard } from './exact-guards'
import type { Guard } from './guard-verdict'
import { namesGuard, placesGuard } from './name-guards'
import { negationGuard } from './polarity-guard'
import { quantifiersGuard } from './quantifier-guard'
import { questionTypeGuard } from './question-type-guard'
import { oppositesGuard, siblingsGuard } from './rival-guards'
import { rolesGuard } from './role-guard'

/** Every guard that must agree before an answer is given to another question. */
export const allGuards: readonly Guard[] = [
  ...[placesGuard, baysGuard, numbersGuard, amountsGuard, timesGuard, datesGuard],
  ...[oppositesGuard, siblingsGuard, negationGuard, directionGuard, rolesGuard],
  ...[quantifiersGuard, questionTypeGuard, namesGuard],
]
