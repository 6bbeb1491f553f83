import type { Candidate } from './passage-corpus'
import { type EvidenceName, evidenceNames } from './passage-evidence'
import { logistic, scoreOf, sharesOf, signsOf } from './reranker'
import { answerSigns, type LearnedWeights } from './reranker-file'

/** A question of a training handbook with the candidates that were found for it. */
export interface TrainingQuestion {
  readonly answerable: boolean
  /** It is put as people usually put it. */
  readonly usual: boolean
  /** How many words of it say something. */
  readonly words: number
  readonly candidates: readonly (Candidate & { readonly isAnswer: boolean })[]
}

/** A word that is there never speaks against a passage: in handbooks of other styles it decides. */
const neverNegative: ReadonlySet<EvidenceName> = new Set([
  'whole',
  'part',
  'words',
  'otherWords',
  'share',
  'alike',
  'alikeInOne',
  'gist',
  'gistOfOne',
  'kind',
  'partKind',
])

/**
 * So many of the questions that have an answer may be abstained from, where usual ones and those
 * that avoid the handbook's words count alike: people ask in between.
 */
const wronglyAbstained = 0.1

/**
 * Usual questions count as much as so many that avoid the handbook's words: of those there are more,
 * and from them alone one would learn that words do not matter.
 */
const usualCounts = 4

const learning = { steps: 800, rate: 0.05, decay: 0.001 }

/**
 * Learns the weights by gradient descent from zero, so that the same questions give the same
 * weights: first the order (softmax over each question's candidates), then whether there is an
 * answer at all (logistic regression), then how sure is sure enough.
 * @param without evidence that is not to be used
 */
export function trainReranker(
  questions: readonly TrainingQuestion[],
  without: ReadonlySet<string> = new Set(),
): LearnedWeights {
  const evidence = learnOrder(questions, without)
  const judged = questions.flatMap(({ candidates, answerable, usual, words }) => {
    const scores = candidates.map((candidate) => scoreOf(candidate, { evidence }))
    const best = scores.indexOf(Math.max(...scores))
    const first = candidates[best]
    if (first === undefined) return []
    const signs = signsOf(first, sharesOf(scores)[best] ?? 0)
    const numbers = answerSigns.map((name) => (without.has(name) ? 0 : signs[name]))
    return [{ signs: numbers, answerable, usual, words }]
  })
  const answered = learnAnswered(judged)
  const answerable = judged
    .filter((question) => question.answerable)
    .map(({ signs, usual }) => ({
      probability: logistic(answered.bias + product(answered.weights, signs)),
      usual,
    }))
  return {
    evidence,
    answered: { bias: answered.bias, signs: named(answerSigns, answered.weights) },
    enough: rounded(sureEnough(answerable)),
  }
}

/** From how probable on an answer is given: below lies the share that may be abstained from. */
function sureEnough(
  answerable: readonly { readonly probability: number; readonly usual: boolean }[],
): number {
  const usual = answerable.filter((question) => question.usual).length
  const kinds = usual > 0 && usual < answerable.length ? 2 : 1
  const share = (of: boolean) => 1 / kinds / (of ? usual : answerable.length - usual)
  let below = 0
  for (const question of answerable.toSorted((a, b) => a.probability - b.probability)) {
    below += share(question.usual)
    if (below > wronglyAbstained) return question.probability
  }
  return 0.5
}

function learnOrder(questions: readonly TrainingQuestion[], without: ReadonlySet<string>) {
  const sets = questions.flatMap(({ candidates, usual }) => {
    const right = candidates.filter(({ isAnswer }) => isAnswer).length
    if (right === 0) return []
    const rows = candidates.map(({ evidence, isAnswer }) => ({
      numbers: evidenceNames.map((name) => (without.has(name) ? 0 : evidence[name])),
      share: isAnswer ? 1 / right : 0,
    }))
    return [{ rows, weight: usual ? usualCounts : 1 }]
  })
  const all = sets.reduce((sum, { weight }) => sum + weight, 0)
  const scale = scaleOf(sets.flatMap(({ rows }) => rows).map(({ numbers }) => numbers))
  for (const { numbers } of sets.flatMap(({ rows }) => rows))
    numbers.forEach((value, k) => {
      numbers[k] = value / (scale[k] ?? 1)
    })
  const weights = descend(
    evidenceNames.length,
    (current) => {
      const gradient = current.map(() => 0)
      for (const { rows, weight } of sets) {
        const shares = sharesOf(rows.map(({ numbers }) => product(current, numbers)))
        rows.forEach(({ numbers, share }, i) => {
          addTo(gradient, numbers, (((shares[i] ?? 0) - share) * weight) / all)
        })
      }
      return gradient
    },
    (k) => neverNegative.has(evidenceNames[k] ?? 'sop'),
  )
  return named(
    evidenceNames,
    weights.map((weight, k) => weight / (scale[k] ?? 1)),
  )
}

interface Judged {
  readonly signs: readonly number[]
  readonly answerable: boolean
  readonly usual: boolean
  readonly words: number
}

function learnAnswered(judged: readonly Judged[]) {
  const scale = scaleOf(judged.map(({ signs }) => signs))
  const worths = worthsByLength(judged)
  const all = worths.reduce((sum, worth) => sum + worth, 0)
  const rows = judged.map(({ signs, answerable }, i) => ({
    numbers: [1, ...signs.map((value, k) => value / (scale[k] ?? 1))],
    truth: answerable ? 1 : 0,
    worth: (worths[i] ?? 0) / all,
  }))
  const [bias = 0, ...weights] = descend(
    answerSigns.length + 1,
    (current) => {
      const gradient = current.map(() => 0)
      for (const { numbers, truth, worth } of rows)
        addTo(gradient, numbers, (logistic(product(current, numbers)) - truth) * worth)
      return gradient
    },
    // The bias alone may be negative.
    (k) => k > 0,
  )
  return { bias: rounded(bias), weights: weights.map((weight, k) => weight / (scale[k] ?? 1)) }
}

/** No question counts more than so many of the others. */
const mostWorth = 6

/**
 * Among questions of each length those with an answer count as much as those without: who invents
 * questions that have none puts them shorter, and length must not be what is learnt.
 */
function worthsByLength(judged: readonly Judged[]): readonly number[] {
  const lengthOf = ({ words }: Judged) => Math.min(6, Math.max(2, words))
  const counts = new Map<string, number>()
  const keyOf = (one: Judged) => `${lengthOf(one)} ${one.answerable}`
  for (const one of judged) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1)
  return judged.map((one) => {
    const same = counts.get(`${lengthOf(one)} true`) ?? 0
    return Math.min(mostWorth, same / (counts.get(keyOf(one)) ?? 1))
  })
}

/** Adam with full batches and weight decay. @param keepsPositive which weights stay at zero or above */
function descend(
  size: number,
  gradientAt: (weights: readonly number[]) => readonly number[],
  keepsPositive: (k: number) => boolean,
): readonly number[] {
  let weights: readonly number[] = Array.from({ length: size }, () => 0)
  const [mean, square] = [weights.slice(), weights.slice()]
  for (let step = 1; step <= learning.steps; step += 1) {
    const gradient = gradientAt(weights)
    weights = weights.map((weight, k) => {
      const slope = (gradient[k] ?? 0) + learning.decay * weight
      mean[k] = 0.9 * (mean[k] ?? 0) + 0.1 * slope
      square[k] = 0.999 * (square[k] ?? 0) + 0.001 * slope * slope
      const pace = Math.sqrt((square[k] ?? 0) / (1 - 0.999 ** step)) + 1e-8
      const next = weight - (learning.rate * (mean[k] ?? 0)) / (1 - 0.9 ** step) / pace
      return keepsPositive(k) ? Math.max(0, next) : next
    })
  }
  return weights
}

function product(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let k = 0; k < a.length; k += 1) sum += (a[k] ?? 0) * (b[k] ?? 0)
  return sum
}

function addTo(sums: number[], values: readonly number[], times: number): void {
  for (let k = 0; k < values.length; k += 1) sums[k] = (sums[k] ?? 0) + (values[k] ?? 0) * times
}

/** Standard deviations, so that one rate of learning fits all. */
function scaleOf(rows: readonly (readonly number[])[]): readonly number[] {
  return (rows[0] ?? []).map((_, k) => {
    const values = rows.map((row) => row[k] ?? 0)
    const mean = values.reduce((sum, value) => sum + value, 0) / rows.length
    const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows.length
    return Math.sqrt(spread) || 1
  })
}

function named<Name extends string>(names: readonly Name[], weights: readonly number[]) {
  const entries = names.map((name, k) => [name, rounded(weights[k] ?? 0)] as const)
  return Object.fromEntries(entries) as Record<Name, number>
}

const rounded = (value: number) => Number(value.toFixed(4))
