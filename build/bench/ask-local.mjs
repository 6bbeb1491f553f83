import { askByRequest, quantiles, timeTyped } from './asking-desk.mjs'
import { readQuestions, templateQuestions } from './questions.mjs'

/**
 * @typedef {import('./asking-desk.mjs').Desk} Desk
 * @typedef {import('./asking-desk.mjs').Sample} Sample
 */

const [warmUps, asked, typed] = [5, 60, 25]
const [mostLocal, mostFast] = [100, 50]
/** Fewer do not make a figure of 19 in 20. */
const leastTyped = 15

/** Answers without a model that writes: from passages, from facts, and from memory. @param {Desk} desk */
export async function measureLocal(desk) {
  const questions = readQuestions()
  for (const { text } of questions.slice(0, warmUps)) await askByRequest(desk, text)
  const samples = await askAll(desk, questions.slice(warmUps, warmUps + asked))
  // An emergency shows its procedure instead of an answer.
  const ordinary = questions.slice(warmUps + asked).filter((one) => one.assistant !== 'emergency')
  /** @type {Sample[]} */
  const painted = []
  for (const { text } of ordinary.slice(0, typed)) painted.push(await timeTyped(desk, text))
  const remembered = samples
    .filter(({ tier, alarm }) => tier === 'knowledge' && !alarm)
    .map(({ text }) => text)
  return [
    ...quantiles(
      'request',
      samples.map(({ ms, yardstick }) => ({ value: ms, yardstick })),
      mostLocal,
    ),
    ...quantiles(
      'answer',
      samples.map(({ said, yardstick }) => ({ value: said, yardstick })),
      mostLocal,
    ),
    ...quantiles('painted', painted, mostLocal),
    ...(await measureFast(desk, 'template', templateQuestions())),
    ...(await measureFast(desk, 'exact', remembered.slice(0, typed + warmUps))),
  ]
}

/** @param {Desk} desk @param {readonly import('./questions.mjs').Question[]} questions */
async function askAll(desk, questions) {
  const samples = []
  for (const { text } of questions) samples.push({ text, ...(await askByRequest(desk, text)) })
  return samples
}

/**
 * What needs no embedding. Each is asked by a request afterwards, to see what answers it.
 * @param {Desk} desk @param {'template' | 'exact'} tier @param {readonly string[]} questions
 */
async function measureFast(desk, tier, questions) {
  /** @type {Sample[]} */
  const samples = []
  for (const question of questions) {
    const sample = await timeTyped(desk, question)
    if ((await askByRequest(desk, question)).tier === tier) samples.push(sample)
  }
  if (samples.length < leastTyped) {
    const counts = `${samples.length} of ${questions.length}`
    throw new Error(`Only ${counts} questions were answered as “${tier}”.`)
  }
  return quantiles(tier, samples.slice(2), mostFast)
}
