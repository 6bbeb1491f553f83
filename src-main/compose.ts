import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Person } from '@shared/accounts/account-contract'
import { normaliseQuestion } from '@shared/ask/question-text'
import { AppError } from '@shared/ipc/app-error'
import type { EventName, EventPayload } from '@shared/ipc/contract'
import { splitPassages } from '@shared/knowledge/passages'
import { readDemoContent } from './data/demo/demo-content'
import { ClubDatabase } from './data/postgres/club-database'
import { type LocalDatabase, openLocalDatabase } from './data/sqlite/local-database'
import { openVectorCache, type VectorCache } from './data/sqlite/vector-cache'
import { ConnectionMonitor, type MonitorOptions } from './data/sync/connection-monitor'
import { lastPulledAt, pullKnowledge } from './data/sync/knowledge-pull'
import { accountHandlers } from './features/accounts/account-handlers'
import { AccountService, type Workspaces } from './features/accounts/account-service'
import { OfflineCredentials } from './features/accounts/offline-credentials'
import { builtInProcedure } from './features/answers/built-in-procedure'
import { KnowledgeTier } from './features/answers/knowledge-tier'
import { embeddingText } from './features/answers/passage'
import { PassageIndex } from './features/answers/passage-index'
import { PassageStore } from './features/answers/passage-store'
import { askHandlers } from './features/ask/ask-handlers'
import { AskService } from './features/ask/ask-service'
import { AskStore } from './features/ask/ask-store'
import { knowledgeHandlers } from './features/knowledge/knowledge-handlers'
import { LocationStore } from './features/knowledge/location-store'
import { compileEmergencyCheck, type EmergencyCheck } from './features/routing/emergency-check'
import { compileKeywords } from './features/routing/keyword-evidence'
import { HybridRouter } from './features/routing/question-router'
import { type LabelledQuestion, readExamples } from './features/routing/seed-examples'
import { systemHandlers } from './features/system/system-handlers'
import { type KnownClub, SystemService } from './features/system/system-service'
import { traceHandlers } from './features/traces/trace-handlers'
import { TraceRecording } from './features/traces/trace-recorder'
import { saveTrace, TraceStore } from './features/traces/trace-store'
import type { AppHandlers } from './ipc/request-router'
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
}

/** What a signed-in person works with. */
export interface Workspace {
  readonly ask: AskService
  readonly traces: TraceStore
  readonly locations: LocationStore
  readonly connection: ConnectionMonitor
  /** How many approved sections this person can be answered from. */
  readonly passages: () => number
  /** Settles when the passages can be searched by meaning, or never will be. */
  readonly indexed: () => Promise<void>
  close(): Promise<void>
}

export interface ClubosApp {
  readonly logger: Logger
  readonly system: SystemService
  readonly accounts: AccountService
  readonly embedder: Embedder
  readonly database: ClubDatabase
  readonly handlers: AppHandlers
  /** @throws AppError SIGNED_OUT */
  workspace(): Workspace
  /** Loads the model and the examples: dear, so not while the window opens. Settles when done. */
  warmUp(): Promise<void>
  close(): Promise<void>
}

/** What lives as long as the process, whoever is signed in. */
interface Core {
  readonly options: ComposeOptions
  readonly clock: Clock
  readonly logger: Logger
  readonly config: Config
  readonly database: ClubDatabase
  readonly embedder: Embedder
  readonly embedTexts: EmbedTexts
  readonly router: HybridRouter
  readonly emergencyRules: EmergencyCheck
  readonly system: SystemService
  warmUp(): Promise<void>
  close(): Promise<void>
}

/** Builds every service, once, in the order in which they need each other. */
export function composeApp(options: ComposeOptions): ClubosApp {
  const core = composeCore(options)
  let opened: Workspace | null = null
  const accounts = composeAccounts(core, {
    open: async (person, password) => {
      void core.warmUp()
      opened = await openWorkspace(core, person, password)
    },
    close: async () => {
      const closing = opened
      opened = null
      await closing?.close()
    },
  })
  const workspace = () => opened ?? signedOut()
  return {
    ...core,
    accounts,
    workspace,
    handlers: composeHandlers(core, accounts, workspace),
    close: async () => {
      await accounts.signOut()
      await core.close()
    },
  }
}

function composeCore(options: ComposeOptions): Core {
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
  const readKeywords = compileKeywords(readJson(paths, 'routing/keywords.json'))
  const router = new HybridRouter(readKeywords, logger)
  const emergencyRules = compileEmergencyCheck(readJson(paths, 'routing/emergency.json'))
  return {
    options,
    clock,
    logger,
    config,
    database,
    embedder,
    embedTexts: language.embedTexts,
    router,
    emergencyRules,
    system,
    warmUp: once(async () => {
      // The first use compiles the rules, 20 ms that the first emergency should not wait for.
      emergencyRules('someone is hurt')
      const taught = router.teach(readSeedExamples(paths), language.embedTexts)
      await Promise.all([taught, loadModel(embedder)])
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
  return { embedder, embedTexts, close }
}

function clubOf({ demo }: ClubDatabase): KnownClub | null {
  return demo === null ? null : { clubName: demo.clubName, demo: true }
}

function composeAccounts(core: Core, workspaces: Workspaces): AccountService {
  const { options, config, database, system, clock, logger } = core
  return new AccountService({
    check: database,
    offline: new OfflineCredentials({
      folder: join(options.paths.data, 'people'),
      graceDays: () => config.accounts.offlineGraceDays,
      club: () => database.identity,
      clock,
    }),
    demo: { list: () => database.demo?.people ?? [] },
    databaseTried: () => system.start(),
    workspaces,
    onChange: (person) => options.publish('accounts.session-changed', person),
    logger,
  })
}

/** One person's local database and everything that reads it. */
async function openWorkspace(core: Core, person: Person, password: string): Promise<Workspace> {
  const { options, logger, embedTexts } = core
  const local = openLocalDatabase({
    file: join(options.paths.data, 'local', `${person.id}.sqlite`),
    migrations: join(options.paths.migrations, 'sqlite'),
    logger,
  })
  const locations = new LocationStore(local.read)
  const store = new PassageStore(local.read)
  const index = new PassageIndex({ store, places: locations, embedTexts, logger })
  let indexing = index.reload()
  const connection = composeConnection(core, local, {
    connect: () => core.database.openAs(person.email, password),
    onPulled: ({ sops, passages }) => {
      indexing = index.reload()
      options.publish('knowledge.changed', { sops, passages })
    },
  })
  const closing = new AbortController()
  const ask = composeAsk(core, { local, index, locations, closing: closing.signal })
  ask.closeUnfinished(person)
  await connection.start()
  return {
    ask,
    traces: new TraceStore(local.read),
    locations,
    connection,
    passages: () => index.size,
    indexed: () => indexing,
    close: async () => {
      closing.abort()
      await ask.settled()
      await connection.stop()
      local.close()
    },
  }
}

function composeConnection(
  { config, database, system, clock, logger }: Core,
  local: LocalDatabase,
  the: Pick<MonitorOptions, 'connect' | 'onPulled'>,
): ConnectionMonitor {
  return new ConnectionMonitor({
    ...the,
    pull: (central, signal) => pullKnowledge({ database: central, local, signal, clock, logger }),
    revive: () => database.revive(),
    pullSeconds: config.database.pullSeconds,
    lastPulledAt: lastPulledAt(local.read),
    clock,
    logger,
    onChange: (connection) => system.setConnection(connection),
  })
}

function composeAsk(
  { options, config, router, embedder, emergencyRules, clock, logger }: Core,
  the: {
    local: LocalDatabase
    index: PassageIndex
    locations: LocationStore
    closing: AbortSignal
  },
): AskService {
  const fallback = builtInProcedure(readResource(options.paths, 'emergency/procedure.md'))
  return new AskService({
    store: new AskStore(the.local, saveTrace),
    emergencyRules,
    embedder,
    router,
    knowledge: new KnowledgeTier(the.index, fallback),
    places: the.locations,
    closing: the.closing,
    thresholds: config.routing,
    startRecording: () => new TraceRecording(),
    onTrace: (summary) => {
      if (!the.closing.aborted) options.publish('traces.added', summary)
    },
    clock,
    logger,
  })
}

function composeHandlers(
  { options, system, logger }: Core,
  accounts: AccountService,
  workspace: () => Workspace,
): AppHandlers {
  return {
    ...accountHandlers(accounts),
    ...askHandlers({
      ask: () => workspace().ask,
      person: () => accounts.person ?? signedOut(),
      publish: (progress) => options.publish('ask.progress', progress),
    }),
    ...knowledgeHandlers(() => workspace().locations),
    ...systemHandlers({ system, reconnect: () => workspace().connection.reconnect(), logger }),
    ...traceHandlers(() => workspace().traces),
  }
}

function signedOut(): never {
  throw new AppError('SIGNED_OUT', 'Sign in first.')
}

/** Every text that ships with the app and is compared by meaning: what the build embeds. */
export function shippedTexts(paths: Paths): readonly string[] {
  const { sops } = readDemoContent(join(paths.resources, 'demo-club'))
  return [
    ...readSeedExamples(paths).map(({ text }) => normaliseQuestion(text)),
    ...sops.flatMap(({ title, content }) =>
      splitPassages(content).map((passage) => embeddingText({ ...passage, sop: title })),
    ),
  ]
}

function readSeedExamples(paths: Paths): readonly LabelledQuestion[] {
  const name = 'routing/examples.jsonl'
  return readExamples(readResource(paths, name), name)
}

/** Settles when the model is there, or is known not to come. */
function loadModel(embedder: Embedder): Promise<void> {
  return embedder.ready().catch(() => undefined)
}

function readResource(paths: Paths, name: string): string {
  return readFileSync(join(paths.resources, name), 'utf8')
}

function readJson(paths: Paths, name: string): unknown {
  return JSON.parse(readResource(paths, name))
}

function appVersion(paths: Paths): string {
  const { version } = JSON.parse(readFileSync(join(paths.app, 'package.json'), 'utf8'))
  return String(version)
}
