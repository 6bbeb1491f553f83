import { join } from 'node:path'
import { normaliseQuestion } from '@shared/ask/question-text'
import { compileContext } from './features/routing/context-evidence'
import { withSuspicion } from './features/routing/emergency-alarm'
import { compileEmergencyCheck, type EmergencyCheck } from './features/routing/emergency-check'
import { compileKeywords } from './features/routing/keyword-evidence'
import type { LabelledQuestion } from './features/routing/labelled-questions'
import { NearestExamples } from './features/routing/nearest-examples'
import { questionFeatures } from './features/routing/question-features'
import { RouterTraining } from './features/routing/router-training'
import {
  embeddedExamples,
  readShippedRouter,
  shippedTable,
} from './features/routing/shipped-router'
import { TrainedRouter } from './features/routing/trained-router'
import type { Logger } from './platform/logger'
import { once } from './platform/once'
import type { Paths } from './platform/paths'
import type { EmbedTexts } from './platform/vectors'
import { readJsonResource, shippedExamples } from './shipped-content'

/** How questions are decided on this device, whoever is signed in. */
export interface Routing {
  readonly router: TrainedRouter
  readonly emergencyRules: EmergencyCheck
  readonly training: RouterTraining
  /** Labelled questions that ship with the app. */
  readonly examples: () => readonly LabelledQuestion[]
  /** How similar the shipped questions are to one, −1 to 1 each. */
  readonly strangers: (vector: Float32Array) => Iterable<number>
  /** Reads the router and the examples: dear, so not while the window opens. */
  warmUp(): void
}

export interface RoutingParts {
  readonly paths: Paths
  readonly embedTexts: EmbedTexts
  readonly logger: Logger
}

export function composeRouting({ paths, embedTexts, logger }: RoutingParts): Routing {
  const rules = readJsonResource(paths, 'routing/emergency.json')
  const keywords = readJsonResource(paths, 'routing/keywords.json')
  const check = compileEmergencyCheck(rules)
  const readKeywords = compileKeywords(keywords)
  const examples = once(() => shippedExamples(paths))
  const shipped = once(() => readShippedRouter(join(paths.resources, 'routing'), logger))
  const embedded = once(() => embeddedExamples(shipped(), examples(), { rules, keywords }))
  const nearest = new NearestExamples(embedded, (all) => shippedTable(shipped(), all))
  const router = new TrainedRouter({
    ...{ shipped, embedTexts, logger, keywords: readKeywords },
    features: questionFeatures(check, readKeywords),
    context: compileContext(readJsonResource(paths, 'routing/context.json')),
    nearest,
  })
  const emergencyRules = withSuspicion(check, (question) => router.suspicion(question))
  return {
    ...{ router, emergencyRules, examples },
    strangers: (vector) => nearest.similarities(vector),
    training: new RouterTraining({
      ...{ workerFile: paths.routerTrainingWorker, embedTexts, rules, keywords },
      known: () => new Map(embedded().map(({ text, vector }) => [normaliseQuestion(text), vector])),
    }),
    warmUp: () => {
      // The first use compiles the rules and reads the router: the first emergency should not wait.
      emergencyRules('someone is hurt')
      embedded()
    },
  }
}
