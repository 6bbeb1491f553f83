import { ticketCategoryNames, ticketPriorityNames, ticketStatusNames } from '../vocabulary'

/** What people call the things that are synced; unknown ones are shown by their own name. */
const entityNames: Readonly<Record<string, string>> = {
  tickets: 'Tickets',
  ticket_comments: 'Ticket comments',
  ticket_events: 'Ticket history',
  attachments: 'Attachments',
  saved_views: 'Saved views',
  conversations: 'Conversations',
  messages: 'Messages',
  drafts: 'Drafts',
  scheduled_messages: 'Scheduled messages',
  notes: 'Notes',
  canned_replies: 'Canned replies',
  macros: 'Macros',
  opt_outs: 'Opt-outs',
  customers: 'Customers',
  escalations: 'Escalations',
  on_call: 'On-call times',
  locations: 'Locations',
  bays: 'Bays',
  facts: 'Facts',
  sops: 'SOPs',
  sop_versions: 'SOP texts',
  intake_items: 'Intake',
  knowledge_links: 'Knowledge links',
  cached_answers: 'Cached answers',
  answer_verdicts: 'Verdicts on answers',
  training_examples: 'Training examples',
  router_models: 'Routing models',
  failures: 'Failures',
  failure_groups: 'Failure themes',
  proposals: 'Proposals',
  approvals: 'Approvals',
  replay_runs: 'Replays',
  replay_results: 'Replay results',
  change_plans: 'Change plans',
  change_steps: 'Change steps',
  ledger: 'Ledger',
  settings: 'Settings',
  staff_names: 'People',
  sync_conflicts: 'Conflicts',
}

const fieldNames: Readonly<Record<string, string>> = {
  title: 'Title',
  description: 'Description',
  category: 'Category',
  priority: 'Priority',
  status: 'Status',
  location_id: 'Location',
  bay_id: 'Bay',
  assignee_id: 'Assignee',
  created_by: 'Created by',
  created_at: 'Created',
  resolved_at: 'Resolved',
  claimed_by: 'Claimed by',
  answer: 'Answer',
  tags: 'Tags',
  body: 'Text',
  content: 'Text',
  name: 'Name',
}

const valueNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'tickets.status': ticketStatusNames,
  'tickets.priority': ticketPriorityNames,
  'tickets.category': ticketCategoryNames,
}

export function entityName(entity: string): string {
  return entityNames[entity] ?? entity
}

export function fieldName(field: string): string {
  return fieldNames[field] ?? field
}

/** The word for a value of a field with few values; null where values are free. */
export function valueName(entity: string, field: string, value: string): string | null {
  return valueNames[`${entity}.${field}`]?.[value] ?? null
}
