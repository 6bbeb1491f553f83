import { join } from 'node:path'
import { AppError } from '@shared/ipc/app-error'
import { type ComposeOptions, type Core, composeCore } from './compose-core'
import { openWorkspace, type Workspace } from './compose-workspace'
import type { ClubDatabase } from './data/postgres/club-database'
import { accountHandlers } from './features/accounts/account-handlers'
import { AccountService, type Workspaces } from './features/accounts/account-service'
import { OfflineCredentials } from './features/accounts/offline-credentials'
import { answersHandlers } from './features/answers/answers-handlers'
import { askHandlers } from './features/ask/ask-handlers'
import { escalationHandlers } from './features/escalations/escalation-handlers'
import { knowledgeHandlers } from './features/knowledge/knowledge-handlers'
import { settingsHandlers } from './features/settings/settings-handlers'
import { syncHandlers } from './features/sync/sync-handlers'
import { systemHandlers } from './features/system/system-handlers'
import type { SystemService } from './features/system/system-service'
import { ticketBulkHandlers } from './features/tickets/bulk/ticket-bulk-handlers'
import { ticketListHandlers } from './features/tickets/lists/ticket-list-handlers'
import { ticketHandlers } from './features/tickets/ticket-handlers'
import { ticketViewHandlers } from './features/tickets/views/ticket-view-handlers'
import { traceHandlers } from './features/traces/trace-handlers'
import { trainingHandlers } from './features/training/training-handlers'
import type { AppHandlers } from './ipc/request-router'
import type { Embedder } from './llm/embedder'
import type { Logger } from './platform/logger'

export interface ClubosApp {
  readonly logger: Logger
  readonly system: SystemService
  readonly accounts: AccountService
  readonly embedder: Embedder
  readonly database: ClubDatabase
  readonly handlers: AppHandlers
  /** @throws AppError SIGNED_OUT */
  workspace(): Workspace
  /** The device woke up, or its network came back: no reason to wait any longer. */
  wake(): void
  /** Loads the model and the examples: dear, so not while the window opens. Settles when done. */
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
    wake: () => opened?.connection.wake(),
    handlers: composeHandlers(core, accounts, workspace),
    close: async () => {
      await accounts.signOut()
      await core.close()
    },
  }
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

function composeHandlers(
  { options, system, logger }: Core,
  accounts: AccountService,
  workspace: () => Workspace,
): AppHandlers {
  return {
    ...accountHandlers(accounts),
    ...answersHandlers(() => workspace().answers),
    ...askHandlers({
      ask: () => workspace().ask,
      person: () => accounts.person ?? signedOut(),
      publish: (progress) => options.publish('ask.progress', progress),
    }),
    ...escalationHandlers(() => workspace().escalations),
    ...knowledgeHandlers(() => workspace().locations),
    ...settingsHandlers(() => workspace().settings),
    ...syncHandlers(() => workspace().sync),
    ...systemHandlers({ system, reconnect: () => workspace().connection.reconnect(), logger }),
    ...ticketBulkHandlers(workspace),
    ...ticketHandlers(workspace),
    ...ticketListHandlers(workspace),
    ...ticketViewHandlers(workspace),
    ...traceHandlers(() => workspace().traces),
    ...trainingHandlers(() => workspace().training),
  }
}

function signedOut(): never {
  throw new AppError('SIGNED_OUT', 'Sign in first.')
}
