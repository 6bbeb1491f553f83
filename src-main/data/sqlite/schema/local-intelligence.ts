import { index } from 'drizzle-orm/sqlite-core'
import {
  failureGroups as centralFailureGroups,
  failures as centralFailures,
} from '../../postgres/schema/intelligence'
import {
  approvals as centralApprovals,
  proposals as centralProposals,
} from '../../postgres/schema/proposals'
import {
  replayResults as centralReplayResults,
  replayRuns as centralReplayRuns,
} from '../../postgres/schema/replay'
import { mirrorOf } from '../mirror'

export const failures = mirrorOf(centralFailures, (table) => [
  index('failures_newest').on(table.createdAt),
  index('failures_in_group').on(table.groupId, table.createdAt),
  index('failures_about_trace').on(table.traceId),
])

export const failureGroups = mirrorOf(centralFailureGroups, (table) => [
  index('failure_groups_by_status').on(table.status, table.createdAt),
])

export const proposals = mirrorOf(centralProposals, (table) => [
  index('proposals_in_status').on(table.status, table.createdAt),
  index('proposals_about_sop').on(table.sopId),
])

export const approvals = mirrorOf(centralApprovals, (table) => [
  index('approvals_of_proposal').on(table.proposalId),
])

export const replayRuns = mirrorOf(centralReplayRuns, (table) => [
  index('replay_runs_newest').on(table.proposalId, table.createdAt),
])

export const replayResults = mirrorOf(centralReplayResults, (table) => [
  index('replay_results_in_run').on(table.runId, table.verdict),
])
