import type { Label } from '@shared/ask/assistant'
import { type AnswerBasis, type AnswersParts, answerBasis } from './compose-basis'
import type { Core } from './compose-core'
import { composeJob, composeMemory, composeSemantic, pacedReload } from './compose-memory'
import { composeGenerated, composeModels } from './compose-models'
import type { ChangedRows } from './data/sync/sync-copy'
import { AnswersService } from './features/answers/answers-service'
import { builtInProcedure } from './features/answers/built-in-procedure'
import type { AnswerCache } from './features/answers/cache/answer-cache'
import type { AnswerMemory } from './features/answers/cache/answer-memory'
import { ExactTier } from './features/answers/cache/exact-tier'
import { HitFigureStore } from './features/answers/cache/hit-figure-store'
import type { PrecomputationJob } from './features/answers/cache/precomputation'
import { KnowledgeTier } from './features/answers/knowledge-tier'
import { PassageTier } from './features/answers/passage-tier'
import { compileTemplates } from './features/answers/templates/compile-templates'
import { TemplateTier } from './features/answers/templates/template-tier'
import type { AnswerTiers, EmergencyProcedures, RelatedSections } from './features/ask/ask-ports'
import type { AskService } from './features/ask/ask-service'
import type { ModelGateway } from './llm/model-gateway'
import { afterwards, putOffDone } from './platform/afterwards'
import { readResource } from './shipped-content'

/** How one person's questions are answered on this device. */
export interface Answers {
  readonly tiers: AnswerTiers
  readonly procedures: EmergencyProcedures
  readonly sections: RelatedSections
  readonly service: AnswersService
  /** A text as others may read it: without what identifies a customer. */
  readonly redacted: (text: string) => string
  /** A person gave a question to an assistant, or to nobody. */
  readonly labelled: (text: string, label: Label) => void
  /** Reads what is remembered. @param copied when there is a copy, changes of which are news */
  begin(ask: AskService, copied: Promise<void>): void
  rowsChanged(changed: readonly Pick<ChangedRows, 'entity'>[]): void
  /** Any row may be another one. */
  anyRowsChanged(): void
  close(): Promise<void>
}

export function composeAnswers(core: Core, parts: AnswersParts): Answers {
  const basis = answerBasis(core, parts)
  const { cache, memory } = composeMemory(basis)
  const models = composeModels(basis)
  const asking: { ask: AskService | null } = { ask: null }
  const fresh = { copied: false }
  const job = composeJob(basis, { memory, asking })
  const service = new AnswersService({
    ...{ cache, store: basis.store, job, rules: basis.rules, clock: core.clock },
    figures: new HitFigureStore(basis.local.read),
    models: () => models.status(),
    spend: () => models.spend(),
  })
  const ways = composeWays(basis, { cache, service, gateway: models.gateway })
  const reload = pacedReload(basis, cache)
  const { remember, judged } = memoryPorts(core, { memory, service })
  const { atTheDoor, routed, knowledge } = ways
  return {
    tiers: { atTheDoor, routed, remember, judged },
    procedures: knowledge,
    sections: knowledge,
    service,
    redacted: (text) => basis.redaction().redact(text),
    labelled: (text, label) => memory.labelled(text, label),
    begin: (ask, copied) => {
      asking.ask = ask
      reload.now()
      void copied.then(() => {
        fresh.copied = true
      })
      void models.prepare()
      afterwards(core.logger, 'Warming up', ways.warmUp)
      afterwards(core.logger, 'Forgetting', () => forgetOld(basis))
    },
    ...changesOf(basis, { reload, job, isCopied: () => fresh.copied }),
    close: async () => {
      reload.close()
      await putOffDone()
      await job.close()
      await models.close()
    },
  }
}

/** The ways to an answer, in the order in which they are tried. */
function composeWays(
  basis: AnswerBasis,
  the: { cache: AnswerCache; service: AnswersService; gateway: ModelGateway | null },
) {
  const { core, index, store, facts, corrected: said } = basis
  const { cache, service, gateway } = the
  const { logger } = core
  const router = () => core.routing.router.number
  const templates = compileTemplates({ facts: () => facts.facts(), places: () => facts.places() })
  const semantic = composeSemantic(basis, { cache, service })
  const generated = composeGenerated(basis, gateway)
  const fallback = builtInProcedure(readResource(core.options.paths, 'emergency/procedure.md'))
  const knowledge = new KnowledgeTier(index, fallback)
  const passages = new PassageTier({
    search: (asked) => knowledge.find(asked),
    canWrite: () => generated.isReady,
  })
  return {
    atTheDoor: [new TemplateTier(templates), new ExactTier({ cache, store, router, said, logger })],
    routed: [semantic.tier, passages, generated],
    knowledge,
    warmUp: () => {
      templates.read('are you open')
      semantic.warmUp()
    },
  }
}

function memoryPorts(
  { logger }: Core,
  { memory, service }: { memory: AnswerMemory; service: AnswersService },
): Pick<AnswerTiers, 'remember' | 'judged'> {
  return {
    // After the answer is out: nobody waits for it.
    remember: (request, answered) =>
      afterwards(logger, 'Remembering an answer', () => void memory.remember(request, answered)),
    judged: (answer, verdict) => {
      memory.judged(answer, verdict)
      service.judged()
    },
  }
}

/** What follows when rows of the copy have changed; what comes first of all changes nothing. */
function changesOf(
  { customers, places, corrected }: AnswerBasis,
  the: { reload: { soon(): void }; job: PrecomputationJob; isCopied: () => boolean },
): Pick<Answers, 'rowsChanged' | 'anyRowsChanged'> {
  const knowledgeChanged = () => {
    the.reload.soon()
    if (the.isCopied()) the.job.soon()
  }
  return {
    rowsChanged: (changed) => {
      const isAbout = (entities: readonly string[]) =>
        changed.some(({ entity }) => entities.includes(entity))
      if (isAbout(['customers'])) customers.changed()
      if (isAbout(['locations'])) places.changed()
      if (isAbout(['training_examples'])) corrected.changed()
      if (isAbout(['cached_answers'])) the.reload.soon()
      if (isAbout(knowledgeEntities)) knowledgeChanged()
    },
    anyRowsChanged: () => {
      customers.changed()
      places.changed()
      corrected.changed()
      knowledgeChanged()
    },
  }
}

/** As many as are looked through in time; their vectors have room beside all others'. */
const mostAnswers = 100_000
const retiredKeptMs = 90 * 24 * 60 * 60_000

function forgetOld({ core, store }: AnswerBasis): void {
  store.prune(mostAnswers, new Date(core.clock.now().getTime() - retiredKeptMs).toISOString())
}

/** What answers rest on. */
const knowledgeEntities: readonly string[] = ['locations', 'facts', 'sops', 'sop_versions']
