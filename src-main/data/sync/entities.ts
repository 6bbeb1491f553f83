import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { answerVerdicts, cachedAnswers } from '../sqlite/schema/local-cache'
import { changePlans, changeSteps, ledger } from '../sqlite/schema/local-changes'
import { syncConflicts } from '../sqlite/schema/local-conflicts'
import { escalations, onCall } from '../sqlite/schema/local-escalation'
import { intakeItems, knowledgeLinks } from '../sqlite/schema/local-intake'
import {
  approvals,
  failureGroups,
  failures,
  proposals,
  replayResults,
  replayRuns,
} from '../sqlite/schema/local-intelligence'
import { bays, facts, locations, sops, sopVersions } from '../sqlite/schema/local-knowledge'
import {
  cannedReplies,
  conversations,
  customers,
  drafts,
  macros,
  messages,
  notes,
  optOuts,
  scheduledMessages,
} from '../sqlite/schema/local-messages'
import { staffNames } from '../sqlite/schema/local-people'
import { routerModels, trainingExamples } from '../sqlite/schema/local-routing'
import { settings } from '../sqlite/schema/local-settings'
import {
  assignmentRules,
  attachments,
  savedViews,
  ticketComments,
  ticketEvents,
  ticketLinks,
  tickets,
  ticketTemplates,
} from '../sqlite/schema/local-tickets'

/** A mirror with the one key that all synced tables have. */
export type MirrorTable = SQLiteTable & { readonly id: AnySQLiteColumn }

export interface Entity {
  readonly mirror: MirrorTable
  /** Column → entity: an operation waits for the row it names to be made. */
  readonly references?: Readonly<Record<string, string>>
  /** The column of `references` without whose row this one is not seen either: it goes when that goes. */
  readonly parent?: string
  /** What goes first when many operations wait; messages and emergencies are urgent. */
  readonly priority?: 'urgent' | 'normal' | 'bulk'
}

/** Everything that a desk holds a copy of, by the name of its central table or view. */
export const entities = {
  locations: { mirror: locations },
  bays: { mirror: bays, references: { location_id: 'locations' } },
  facts: { mirror: facts, references: { location_id: 'locations' } },
  sops: { mirror: sops },
  sop_versions: { mirror: sopVersions, references: { sop_id: 'sops' }, parent: 'sop_id' },
  staff_names: { mirror: staffNames },
  intake_items: {
    mirror: intakeItems,
    references: { location_id: 'locations', ticket_id: 'tickets' },
    priority: 'bulk',
  },
  knowledge_links: {
    mirror: knowledgeLinks,
    references: { sop_id: 'sops', other_sop_id: 'sops', intake_item_id: 'intake_items' },
    parent: 'sop_id',
    priority: 'bulk',
  },
  cached_answers: {
    mirror: cachedAnswers,
    references: { location_id: 'locations' },
    priority: 'bulk',
  },
  answer_verdicts: {
    mirror: answerVerdicts,
    references: { cached_answer_id: 'cached_answers' },
    parent: 'cached_answer_id',
    priority: 'bulk',
  },
  training_examples: {
    mirror: trainingExamples,
    references: { location_id: 'locations' },
    priority: 'bulk',
  },
  router_models: { mirror: routerModels, priority: 'bulk' },
  settings: { mirror: settings, references: { scope: 'locations' } },
  sync_conflicts: { mirror: syncConflicts },
  customers: { mirror: customers, references: { location_id: 'locations' }, priority: 'urgent' },
  conversations: {
    mirror: conversations,
    references: { customer_id: 'customers', location_id: 'locations' },
    priority: 'urgent',
  },
  messages: {
    mirror: messages,
    references: { conversation_id: 'conversations' },
    parent: 'conversation_id',
    priority: 'urgent',
  },
  opt_outs: {
    mirror: optOuts,
    references: { customer_id: 'customers' },
    parent: 'customer_id',
    priority: 'urgent',
  },
  drafts: {
    mirror: drafts,
    references: { conversation_id: 'conversations' },
    parent: 'conversation_id',
  },
  scheduled_messages: {
    mirror: scheduledMessages,
    references: { conversation_id: 'conversations', message_id: 'messages' },
    parent: 'conversation_id',
    priority: 'urgent',
  },
  notes: {
    mirror: notes,
    references: { conversation_id: 'conversations' },
    parent: 'conversation_id',
  },
  canned_replies: { mirror: cannedReplies, references: { location_id: 'locations' } },
  macros: { mirror: macros, references: { location_id: 'locations' } },
  tickets: {
    mirror: tickets,
    references: {
      location_id: 'locations',
      bay_id: 'bays',
      conversation_id: 'conversations',
      template_id: 'ticket_templates',
      parent_id: 'tickets',
      merged_into_id: 'tickets',
    },
  },
  ticket_comments: {
    mirror: ticketComments,
    references: { ticket_id: 'tickets' },
    parent: 'ticket_id',
  },
  ticket_events: {
    mirror: ticketEvents,
    references: { ticket_id: 'tickets' },
    parent: 'ticket_id',
  },
  attachments: { mirror: attachments, references: { ticket_id: 'tickets' }, parent: 'ticket_id' },
  ticket_templates: {
    mirror: ticketTemplates,
    references: { location_id: 'locations', bay_id: 'bays' },
  },
  ticket_links: {
    mirror: ticketLinks,
    references: { ticket_id: 'tickets', other_id: 'tickets' },
    parent: 'ticket_id',
  },
  assignment_rules: { mirror: assignmentRules, references: { location_id: 'locations' } },
  saved_views: { mirror: savedViews },
  escalations: {
    mirror: escalations,
    references: {
      conversation_id: 'conversations',
      ticket_id: 'tickets',
      location_id: 'locations',
    },
    priority: 'urgent',
  },
  on_call: { mirror: onCall, references: { location_id: 'locations' } },
  failure_groups: { mirror: failureGroups },
  failures: {
    mirror: failures,
    references: { group_id: 'failure_groups', location_id: 'locations' },
  },
  proposals: { mirror: proposals, references: { sop_id: 'sops', group_id: 'failure_groups' } },
  approvals: {
    mirror: approvals,
    references: { proposal_id: 'proposals' },
    parent: 'proposal_id',
  },
  replay_runs: {
    mirror: replayRuns,
    references: { proposal_id: 'proposals' },
    parent: 'proposal_id',
    priority: 'bulk',
  },
  replay_results: {
    mirror: replayResults,
    references: { run_id: 'replay_runs' },
    parent: 'run_id',
    priority: 'bulk',
  },
  change_plans: { mirror: changePlans, references: { proposal_id: 'proposals' } },
  change_steps: { mirror: changeSteps, references: { plan_id: 'change_plans' }, parent: 'plan_id' },
  ledger: { mirror: ledger },
} as const satisfies Record<string, Entity>

export type EntityName = keyof typeof entities
