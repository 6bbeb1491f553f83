import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventName, EventPayload } from '@shared/ipc/contract'
import { shippedRetrieval } from './compose-retrieval'
import { composeRouting, type Routing } from './compose-routing'
import { ClubDatabase } from './data/postgres/club-database'
import { openVectorCache, type VectorCache } from './data/sqlite/vector-cache'
import type { RetrievalResources } from './features/answers/retrieval/retrieval-resources'
import { type KnownClub, SystemService } from './features/system/system-service'
import type { Desktop } from './features/tickets/files/desktop-ports'
import { QuestionVectors } from './llm/embed-question'
import { embedThroughCache } from './llm/embed-through-cache'
import { Embedder, embeddingModel } from './llm/embedder'
import { type Clock, systemClock } from './platform/clock'
import { type Config, loadConfig } from './platform/config'
import type { Logger } from './platform/logger'
import { once } from './platform/once'
import type { Paths } from './platform/paths'
import type { EmbedTexts } from './platform/vectors'

export interface ComposeOptions {
  readonly paths: Paths
  readonly env: NodeJS.ProcessEnv
  readonly logger: Logger
  readonly publish: <Name extends EventName>(type: Name, payload: EventPayload<Name>) => void
  readonly onUsable: () => void
  /** Absent without a window. */
  readonly desktop?: Desktop
}

/** What lives as long as the process, whoever is signed in. */
export interface Core {
  readonly options: ComposeOptions
  readonly clock: Clock
  readonly logger: Logger
  readonly config: Config
  readonly database: ClubDatabase
  readonly embedder: Embedder
  readonly embedTexts: EmbedTexts
  readonly questionVectors: QuestionVectors
  readonly routing: Routing
  /** What searching the knowledge needs; read when first needed. */
  readonly retrieval: () => RetrievalResources
  readonly system: SystemService
  warmUp(): Promise<void>
  close(): Promise<void>
}

/** Builds what does not depend on who is signed in. */
export function composeCore(options: ComposeOptions): Core {
  const { paths, logger } = options
  const clock = systemClock
  const { config, warnings } = loadConfig(options.env, paths.data)
  for (const warning of warnings) logger.warn(warning)
  const database = new ClubDatabase({
    url: config.database.url,
    dataFolder: paths.data,
    migrations: join(paths.migrations, 'postgres'),
    demoContent: join(paths.resources, 'demo-club'),
    clock,
    logger,
  })
  const system = composeSystem(options, { database, warnings, clock })
  const language = composeLanguage(paths, logger)
  const { embedder } = language
  embedder.onState((state) => system.setEmbedder(state))
  const routing = composeRouting({ paths, embedTexts: language.embedTexts, logger })
  const retrieval = once(() => shippedRetrieval(paths))
  return {
    options,
    clock,
    logger,
    config,
    database,
    embedder,
    embedTexts: language.embedTexts,
    questionVectors: language.questionVectors,
    routing,
    retrieval,
    system,
    warmUp: once(async () => {
      routing.warmUp()
      await loadModel(embedder)
    }),
    close: async () => {
      try {
        await language.close()
      } finally {
        await system.settled()
        await database.close()
      }
    },
  }
}

function composeSystem(
  { paths, logger, publish, onUsable }: ComposeOptions,
  the: { database: ClubDatabase; warnings: readonly string[]; clock: Clock },
): SystemService {
  const { database, warnings, clock } = the
  return new SystemService({
    version: appVersion(paths),
    warnings,
    clock,
    logger,
    knownClub: () => clubOf(database),
    prepare: async (onStep) => {
      await database.prepare(onStep)
      return clubOf(database) ?? { clubName: 'ClubOS', demo: false }
    },
    onChange: (status) => publish('system.status-changed', status),
    onUsable,
  })
}

/** The language model and what it has embedded before; neither is opened before it is needed. */
function composeLanguage(paths: Paths, logger: Logger) {
  const embedder = new Embedder(paths.embedderWorker, logger)
  let cache: VectorCache | null = null
  const vectors = (): VectorCache => {
    cache ??= openVectorCache({
      file: join(paths.data, 'vectors.sqlite'),
      model: embeddingModel,
      seed: paths.shippedVectors,
      logger,
    })
    return cache
  }
  const embedTexts: EmbedTexts = async (texts) =>
    embedThroughCache(texts, vectors(), (missing) => embedder.embed(missing))
  const close = async () => {
    await embedder.close()
    cache?.close()
  }
  const questionVectors = new QuestionVectors({ embedder, stored: vectors })
  return { embedder, embedTexts, questionVectors, close }
}

function clubOf({ demo }: ClubDatabase): KnownClub | null {
  return demo === null ? null : { clubName: demo.clubName, demo: true }
}

/** Settles when the model is there, or is known not to come. */
function loadModel(embedder: Embedder): Promise<void> {
  return embedder.ready().catch(() => undefined)
}

/** As in package.json. */
export function appVersion(paths: Paths): string {
  const { version } = JSON.parse(readFileSync(join(paths.app, 'package.json'), 'utf8'))
  return String(version)
}
