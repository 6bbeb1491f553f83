import { createHash } from 'node:crypto'
import type { Label } from '@shared/ask/assistant'
import { type ClassifierExample, trainClassifier } from './classifier/train-classifier'
import { type LeftOutDecision, routerMetrics } from './evaluation/router-metrics'
import { leftOutOf, rowOf, trainIntents } from './intents'
import { compileFeatures, type QuestionFeatures } from './question-features'
import { writeRouter } from './router-file'
import { alarmLabel, alarmProbability, calmLabel, outOfScopeLabels, scoresOf } from './router-model'
import type { TrainedFile, TrainingRequest } from './training-protocol'

/** Any number does; the same one makes the same router of the same examples. */
const seed = 1
/** To be raised whenever training would make another router of the same examples. */
const method = 2
/** A missed emergency costs more than a false alarm. */
const emergencyWeight = 2
/** Share of the work that is learning the labels; the rest is learning emergencies. */
const labelsShare = 0.6

type Report = (share: number) => void
type Example = TrainingRequest['examples'][number] & { readonly vector: Float32Array }

/**
 * Trains the club's router: the eight labels, what is foreign, and emergencies by themselves.
 * Synchronous and long: meant for a worker. The same request gives the same file.
 * @throws AppError as `trainClassifier`
 */
export function trainRouter(
  request: TrainingRequest,
  report: Report = () => undefined,
): TrainedFile {
  const started = performance.now()
  const features = compileFeatures(request.rules, request.keywords)
  const examples = withVectors(request)
  const intents = trainLabels(examples, features, (share) => report(share * labelsShare))
  const emergency = trainEmergency(examples, features, (share) =>
    report(labelsShare + share * (1 - labelsShare)),
  )
  const { labels } = intents.model.classifier
  const alarm = emergency.model.labels.indexOf(alarmLabel)
  const leftOut = examples.map(({ label }, i): LeftOutDecision | null => {
    const [byLabel, byAlarm] = [leftOutOf(intents.leftOut, i), leftOutOf(emergency.leftOut, i)]
    if (byLabel === undefined || byAlarm === undefined) return null
    const scores = scoresOf(labels, byLabel)
    return { label, scores, emergency: alarmProbability(scores, byAlarm[alarm] ?? 0) }
  })
  const judged = leftOut.flatMap((decision) => decision ?? [])
  const model = { intents: intents.model, emergency: emergency.model }
  return {
    file: writeRouter(model, { trainedFrom: fingerprintOf(request), examples: examples.length }),
    metrics: routerMetrics(judged, (performance.now() - started) / 1000),
    outOfFold: leftOut.map((decision) => decision?.scores ?? []),
  }
}

function trainLabels(examples: readonly Example[], features: QuestionFeatures, onProgress: Report) {
  return trainIntents({
    ...{ seed, onProgress, outOfScopeLabels },
    examples: examples.map((example) => ({ ...example, extra: features.keywords(example.text) })),
  })
}

function trainEmergency(
  examples: readonly Example[],
  features: QuestionFeatures,
  onProgress: Report,
) {
  const relabelled = examples.map(({ text, vector, label }): ClassifierExample => {
    const isAlarm = label === alarmLabel
    const extra = features.danger(text)
    return {
      text,
      vector,
      extra,
      label: isAlarm ? alarmLabel : calmLabel,
      weight: isAlarm ? emergencyWeight : 1,
    }
  })
  return trainClassifier(relabelled, { seed, onProgress })
}

function withVectors({ examples, vectors }: TrainingRequest): readonly Example[] {
  const width = vectors.length / Math.max(1, examples.length)
  return examples.map((example, i) => ({ ...example, vector: rowOf(vectors, i, width) }))
}

/** Changes when the examples, the rules or the way of training do, and with nothing else. */
export function fingerprintOf(request: Omit<TrainingRequest, 'vectors'>): string {
  const { rules, keywords } = request
  const examples = request.examples.map(({ text, label }: { text: string; label: Label }) => [
    text,
    label,
  ])
  return createHash('sha256')
    .update(JSON.stringify({ method, examples, rules, keywords }))
    .digest('hex')
}
