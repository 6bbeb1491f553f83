import type { Audience } from '@shared/accounts/role'
import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import {
  addableBy,
  addableByWorker,
  alsoReadableBy,
  changeableBy,
  changeableByWorker,
  ifSeen,
  isMine,
  readableBy,
} from './group-roles'
import { failureGroups } from './intelligence'
import { sops } from './knowledge'
import { staff } from './people'
import { moment, syncColumns, syncSeq } from './sync-columns'

export type ProposalStatus =
  | 'draft'
  | 'validated'
  | 'pending'
  | 'approved'
  | 'applying'
  | 'applied'
  | 'rejected'
  | 'expired'
  | 'conflicted'
  | 'rolled-back'

/** A change to knowledge that somebody or a model suggests. Only its status changes once it is validated. */
export const proposals = pgTable(
  'proposals',
  {
    id: uuid('id').primaryKey(),
    title: text('title').notNull(),
    /** Null: a new SOP, or a change that is no SOP's. */
    sopId: uuid('sop_id').references(() => sops.id),
    groupId: uuid('group_id').references(() => failureGroups.id),
    /** The SOP's own, set by the database; given for what is no SOP's. */
    audience: text('audience').$type<Audience>().notNull(),
    /** Problem, evidence, confidence, expected effect, rollback plan, affected questions. */
    reasoning: jsonb('reasoning').$type<Readonly<Record<string, unknown>>>().notNull(),
    patch: jsonb('patch').$type<unknown>().notNull(),
    /** Of the SOP's current text when it was made; null without a SOP. Hex. */
    baseSha256: text('base_sha256'),
    /** Of the text after it; null for what is no text. Hex. */
    resultSha256: text('result_sha256'),
    status: text('status').$type<ProposalStatus>().notNull().default('draft'),
    /** Why it was rejected, or what went wrong. */
    statusNote: text('status_note').notNull().default(''),
    /** Null: a model, or the system. */
    proposedBy: uuid('proposed_by').references(() => staff.id),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    ...syncColumns(),
  },
  (table) => [
    index('proposals_by_status').on(table.status, table.createdAt),
    index('proposals_of_sop').on(table.sopId),
    index('proposals_of_group').on(table.groupId),
    check('proposals_title_given', sql`${table.title} <> ''`),
    check('proposals_audience_known', sql`${table.audience} in ('public', 'staff', 'management')`),
    check(
      'proposals_status_known',
      sql`${table.status} in ('draft', 'validated', 'pending', 'approved', 'applying', 'applied',
        'rejected', 'expired', 'conflicted', 'rolled-back')`,
    ),
    check('proposals_base_of_sop', sql`(${table.sopId} is null) = (${table.baseSha256} is null)`),
    check('proposals_base_form', sql`${table.baseSha256} ~ '^[0-9a-f]{64}$'`),
    check('proposals_result_form', sql`${table.resultSha256} ~ '^[0-9a-f]{64}$'`),
    check(
      'proposals_result_of_sop',
      sql`${table.sopId} is null or ${table.resultSha256} is not null`,
    ),
    check('proposals_expire_later', sql`${table.expiresAt} > ${table.createdAt}`),
    ...readableBy('management', sql`true`),
    alsoReadableBy(
      'operators',
      sql`${table.audience} <> 'management' or ${isMine(table.proposedBy)}`,
    ),
    addableBy('operators', sql`${isMine(table.proposedBy)} and ${table.status} = 'draft'`),
    changeableBy(
      'operators',
      sql`${isMine(table.proposedBy)} and ${table.status} in ('draft', 'validated', 'pending')`,
      sql`${isMine(table.proposedBy)} and ${table.status} in ('draft', 'validated', 'pending', 'rejected')`,
    ),
    changeableBy('management', sql`true`),
    addableByWorker(),
    changeableByWorker(),
  ],
)

/** What one approver decided about a proposal. Insert-only. */
export const approvals = pgTable(
  'approvals',
  {
    id: uuid('id').primaryKey(),
    proposalId: uuid('proposal_id')
      .notNull()
      .references(() => proposals.id),
    approverId: uuid('approver_id')
      .notNull()
      .references(() => staff.id),
    decision: text('decision').$type<'approve' | 'reject'>().notNull(),
    reason: text('reason').notNull().default(''),
    createdAt: moment('created_at').notNull().defaultNow(),
    syncSeq: syncSeq(),
  },
  (table) => [
    unique('approvals_once').on(table.proposalId, table.approverId),
    check('approvals_decision_known', sql`${table.decision} in ('approve', 'reject')`),
    check('approvals_reason_given', sql`${table.decision} = 'approve' or ${table.reason} <> ''`),
    ...readableBy('operators', ifSeen('proposals', table.proposalId)),
    addableBy(
      'management',
      sql`${isMine(table.approverId)} and ${ifSeen('proposals', table.proposalId)}`,
    ),
  ],
)
