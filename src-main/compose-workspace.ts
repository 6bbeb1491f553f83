import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import { type Answers, composeAnswers } from './compose-answers'
import { appVersion, type Core } from './compose-core'
import { composeTickets, type TicketServices } from './compose-tickets'
import { deskConnections } from './data/postgres/connection'
import { CurrentConnections } from './data/postgres/current-connections'
import { modelPublishing } from './data/postgres/model-publishing'
import type { LocalDatabase } from './data/sqlite/local-database'
import { openLocalDatabase } from './data/sqlite/open-local-database'
import { cutAgainIfNeeded } from './data/sync/cut-passages'
import { type DeskSync, openDeskSync } from './data/sync/desk-sync'
import { entities } from './data/sync/entities'
import type { ChangedRows } from './data/sync/sync-copy'
import type { SyncLoop } from './data/sync/sync-loop'
import type { AnswersService } from './features/answers/answers-service'
import { PassageIndex } from './features/answers/retrieval/passage-index'
import { PassageStore } from './features/answers/retrieval/passage-store'
import type { HandOver, OnEmergency } from './features/ask/ask-ports'
import { AskService } from './features/ask/ask-service'
import { AskStore } from './features/ask/ask-store'
import { EscalationService } from './features/escalations/escalation-service'
import { EscalationStore } from './features/escalations/escalation-store'
import { LocationStore } from './features/knowledge/location-store'
import { liveRoutingRules } from './features/settings/routing-settings'
import { SettingStore } from './features/settings/setting-store'
import { SettingsService } from './features/settings/settings-service'
import { copyWarnings } from './features/sync/copy-warnings'
import { RowNotices } from './features/sync/row-notices'
import { SyncService } from './features/sync/sync-service'
import { SyncStore } from './features/sync/sync-store'
import { TraceRecording } from './features/traces/trace-recorder'
import { saveTrace, TraceStore } from './features/traces/trace-store'
import { openTraining, type TrainingOptions } from './features/training/open-training'
import type { TrainingService } from './features/training/training-service'

/** What a signed-in person works with. */
export interface Workspace extends TicketServices {
  readonly ask: AskService
  readonly traces: TraceStore
  readonly locations: LocationStore
  readonly settings: SettingsService
  readonly training: TrainingService
  readonly sync: SyncService
  readonly escalations: EscalationService
  readonly answers: AnswersService
  readonly connection: SyncLoop
  /** Settles when there is a copy to work with, or it is known that none comes now. */
  readonly copied: () => Promise<void>
  /** How many approved sections this person can be answered from. */
  readonly passages: () => number
  /** Settles when the passages can be searched by meaning, or never will be. */
  readonly indexed: () => Promise<void>
  close(): Promise<void>
}

/** One person's local database and everything that reads it. */
export async function openWorkspace(
  core: Core,
  person: Person,
  password: string,
): Promise<Workspace> {
  const local = openLocalDatabase({
    file: join(core.options.paths.data, 'local', `${person.id}.sqlite`),
    migrations: join(core.options.paths.migrations, 'sqlite'),
    logger: core.logger,
  })
  try {
    ifWritable(core, local, () => local.write(cutAgainIfNeeded))
    return await fillWorkspace(core, { local, person, password })
  } catch (error) {
    local.close()
    throw error
  }
}

async function fillWorkspace(
  core: Core,
  the: { local: LocalDatabase; person: Person; password: string },
): Promise<Workspace> {
  const { local } = the
  const knowledge = composeKnowledge(core, local)
  const { locations, index, indexed } = knowledge
  const notices = new RowNotices((notice) => core.options.publish('sync.rows-changed', notice))
  const connections = connectionsOf(core, the)
  const desk = composeDesk(core, {
    ...{ local, connect: connections.open },
    onSynced: () => [sync, tickets].map((part) => part.synced()),
    ...whenChanged(core.options.publish, {
      ...{ knowledge, notices, status: () => sync.changed() },
      followers: () => [training, answers, escalations, tickets],
    }),
  })
  const sync = composeSync(core, local, desk)
  const training = composeTraining(core, {
    ...{ ...the, desk },
    onLabelled: (text, label) => answers.labelled(text, label),
  })
  const closing = new AbortController()
  const { answers, ask, escalations } = composeAsking(core, {
    ...{ ...the, desk, index, locations, closing: closing.signal },
    onEmergency: (answer) => tickets.services.ticketFinding.traced.openForEmergency(answer),
  })
  const tickets = composeTickets(core, {
    ...{ ...the, desk, connections, locations, notices },
    ...{ redacted: answers.redacted, isBusy: () => ask.isBusy },
  })
  ifWritable(core, local, () => ask.closeUnfinished(the.person))
  const copied = desk.loop.start()
  answers.begin(ask, copied)
  tickets.begin(copied)
  await answerable(copied, indexed)
  return {
    ...tickets.services,
    ...{ ask, locations, training, sync, escalations, indexed, answers: answers.service },
    settings: composeSettings(core, { ...the, desk }),
    ...{ traces: new TraceStore(local.read), connection: desk.loop },
    ...{ copied: () => copied, passages: () => index.size },
    close: async () => {
      closing.abort()
      await ask.settled()
      await closeAll([answers, training, tickets, desk.loop, sync, notices, local])
      core.system.setCopyWarnings([])
    },
  }
}

/** What others rest on ends last. */
async function closeAll(
  parts: readonly ({ close(): void | Promise<void> } | Pick<SyncLoop, 'stop'>)[],
): Promise<void> {
  for (const part of parts) await ('stop' in part ? part.stop() : part.close())
}

function connectionsOf({ database }: Core, the: { person: Person; password: string }) {
  const { email } = the.person
  return new CurrentConnections(() => database.openAs(email, the.password, deskConnections))
}

/** Asking, the ways to an answer, and the people who answer what no machine does. */
function composeAsking(
  core: Core,
  the: Parameters<typeof composeAnswers>[1] & {
    readonly closing: AbortSignal
    readonly onEmergency: OnEmergency
  },
) {
  const { local, person, desk, locations, closing } = the
  const answers = composeAnswers(core, the)
  const ask = composeAsk(core, {
    ...{ local, locations, answers, closing, onEmergency: the.onEmergency },
    handOver: (answer) => escalations.handOver(answer),
  })
  const escalations = new EscalationService({
    store: new EscalationStore(local.read, person.id),
    ...{ writer: desk.writer, person, clock: desk.clock, redacted: answers.redacted },
    answerOf: (traceId) => ask.answerOf(traceId, person),
    onChange: (waiting) => core.options.publish('escalations.changed', { waiting }),
  })
  return { answers, ask, escalations }
}

function composeSettings(
  { config }: Core,
  { local, person, desk }: { local: LocalDatabase; person: Person; desk: DeskSync },
): SettingsService {
  const { writer, clock } = desk
  const store = new SettingStore(local.read)
  return new SettingsService({ store, writer, person, clock, configured: config.routing })
}

/** What can wait until there is room on the disk must not keep anybody from reading. */
function ifWritable({ logger }: Core, local: LocalDatabase, work: () => void): void {
  if (local.readOnly) return
  try {
    work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    logger.warn('What was left to tidy up in the copy stays as it is for now.', { error })
  }
}

/** The first copy of a large club takes longer than a person should wait at the door. */
const firstCopyPatienceMs = 4_000
/** Whoever asks at once is answered from the passages; embedding new ones may take minutes. */
const indexPatienceMs = 1_500

const within = (ms: number, work: Promise<void>): Promise<void> =>
  Promise.race([work, sleep(ms, undefined, { ref: false })])

const answerable = (copied: Promise<void>, indexed: () => Promise<void>): Promise<void> =>
  within(
    firstCopyPatienceMs,
    copied.then(() => within(indexPatienceMs, indexed())),
  )

/** What answers are made of. */
const answerSources: readonly string[] = ['locations', 'facts', 'sops', 'sop_versions']

/** What keeps to the rows of the copy. */
interface Follower {
  rowsChanged(changed: readonly ChangedRows[]): void
  /** Any row may be another one. */
  anyRowsChanged(): void
}

/** What follows when rows of the copy have changed. */
function whenChanged(
  publish: Core['options']['publish'],
  the: {
    readonly knowledge: { reload(): void }
    readonly notices: RowNotices
    readonly status: () => void
    readonly followers: () => readonly Follower[]
  },
) {
  const reload = () => {
    the.knowledge.reload()
    publish('knowledge.changed', {})
  }
  return {
    onChanged: (changed: readonly ChangedRows[]) => {
      if (changed.some(({ entity }) => answerSources.includes(entity))) reload()
      for (const follower of the.followers()) follower.rowsChanged(changed)
      the.notices.add(changed)
      the.status()
    },
    onFetchedElsewhere: () => {
      reload()
      for (const follower of the.followers()) follower.anyRowsChanged()
      the.notices.addAll(Object.keys(entities))
      the.status()
    },
  }
}

/** The copy's places and passages, which are read into memory. */
function composeKnowledge({ embedTexts, retrieval, logger }: Core, local: LocalDatabase) {
  const locations = new LocationStore(local.read)
  const store = new PassageStore(local.read)
  const index = new PassageIndex({
    ...{ store, places: locations, embedTexts, resources: retrieval(), logger },
  })
  let indexing = index.reload()
  return {
    locations,
    index,
    reload: () => {
      indexing = index.reload()
    },
    indexed: async () => {
      // What is read anew meanwhile ends the reading before it.
      for (let read = indexing; ; read = indexing) {
        await read
        if (read === indexing) return
      }
    },
  }
}

function composeDesk(
  { config, database, options, system, clock, logger }: Core,
  the: {
    readonly local: LocalDatabase
    readonly connect: Parameters<typeof openDeskSync>[0]['connect']
    readonly onChanged: (changed: readonly ChangedRows[]) => void
    readonly onFetchedElsewhere: () => void
    readonly onSynced: () => void
  },
): DeskSync {
  return openDeskSync({
    ...the,
    revive: () => database.revive(),
    pullSeconds: config.database.pullSeconds,
    appVersion: appVersion(options.paths),
    deviceName: hostname(),
    platform: process.platform,
    clock,
    logger,
    onChange: (connection) => {
      system.setConnection(connection)
      if (connection.state === 'online') the.onSynced()
    },
  })
}

/** Training, and the club's router: taken into use here for whoever is signed in. */
function composeTraining(
  { options, routing, database, system, logger }: Core,
  the: { local: LocalDatabase; person: Person; password: string; desk: DeskSync } & Pick<
    TrainingOptions,
    'onLabelled'
  >,
): TrainingService {
  const { local, person, password, desk, onLabelled } = the
  const { writer, clock, loop } = desk
  const warnings = copyWarnings(local)
  system.setCopyWarnings(warnings)
  return openTraining({
    ...{ db: local.read, writer, clock, person, onLabelled, logger },
    shipped: routing.examples,
    trainer: routing.training,
    router: routing.router,
    publishing: modelPublishing({
      connect: () => database.openAs(person.email, password, { maximumConnections: 1 }),
      refresh: () => loop.reconnect(),
    }),
    onChange: (state) => options.publish('training.changed', { state }),
    onProblem: (problem) =>
      system.setCopyWarnings(problem === null ? warnings : [...warnings, problem]),
  })
}

function composeSync({ options }: Core, local: LocalDatabase, desk: DeskSync): SyncService {
  const { conflicts, deadLetters, clockAheadMs } = desk
  return new SyncService({
    ...{ conflicts, deadLetters, clockAheadMs },
    store: new SyncStore(local),
    onStatus: (status) => options.publish('sync.status-changed', status),
  })
}

function composeAsk(
  { options, config, routing, questionVectors, clock, logger }: Core,
  the: {
    local: LocalDatabase
    locations: LocationStore
    answers: Answers
    handOver: HandOver
    onEmergency: OnEmergency
    closing: AbortSignal
  },
): AskService {
  const { tiers, procedures, sections } = the.answers
  return new AskService({
    store: new AskStore(the.local, saveTrace),
    emergencyRules: routing.emergencyRules,
    embedder: questionVectors,
    router: routing.router,
    ...{ tiers, procedures, sections, handOver: the.handOver, onEmergency: the.onEmergency },
    places: the.locations,
    closing: the.closing,
    rules: liveRoutingRules({
      store: new SettingStore(the.local.read),
      configured: config.routing,
      logger,
    }),
    startRecording: () => new TraceRecording(),
    onTrace: (summary) => {
      if (!the.closing.aborted) options.publish('traces.added', summary)
    },
    clock,
    logger,
  })
}
