import { randomUUID } from 'node:crypto'
import type { Fixtures, Scene } from './access-fixtures'
import { byAuthor, here, inColumn } from './access-places'
import { parent, type RowValues } from './access-rows'

const traceId = () => randomUUID().replaceAll('-', '')
const proposal = (by: string, values: RowValues = {}) =>
  parent('proposals', { proposed_by: by, audience: 'staff', status: 'pending', ...values })
const run = (by: string, values: RowValues = {}) =>
  parent('replay_runs', { created_by: by, proposal_id: proposal(by, values) })

const proposed = (by: keyof Scene, values: RowValues) => (scene: Scene) => ({
  proposed_by: scene[by],
  audience: 'staff',
  ...values,
})

const approval =
  (by: keyof Scene, values: RowValues = {}) =>
  (scene: Scene) => ({
    approver_id: scene[by],
    proposal_id: proposal(randomUUID(), values),
  })

/** From failures to changes. */
export const changesFixtures: Fixtures = {
  failures: {
    defaults: () => ({ trace_id: traceId() }),
    rows: {
      ...byAuthor('created_by', inColumn()),
      'the system’s, at my location': () => ({ created_by: null, location_id: here }),
    },
  },
  failure_groups: {
    rows: {
      mine: ({ me }) => ({ created_by: me }),
      'a colleague’s': ({ colleague }) => ({ created_by: colleague }),
      'the system’s': () => ({ created_by: null }),
    },
  },
  proposals: {
    defaults: () => ({ expires_at: '2126-12-18T15:00:00Z' }),
    rows: {
      'draft of mine': proposed('me', {}),
      'draft of a colleague’s': proposed('colleague', {}),
      'draft of a model’s': () => ({ proposed_by: null, audience: 'staff' }),
      'draft of mine, for management': proposed('me', { audience: 'management' }),
      'draft of a colleague’s, for management': proposed('colleague', { audience: 'management' }),
      'pending, of mine': proposed('me', { status: 'pending' }),
      'pending, of a colleague’s': proposed('colleague', { status: 'pending' }),
      'applied, of mine, then edited': proposed('me', { status: 'applied' }),
    },
    changes: { 'applied, of mine, then edited': () => ({ title: 'Something else' }) },
  },
  approvals: {
    rows: {
      'mine, of a colleague’s proposal': approval('me'),
      'in a colleague’s name': approval('colleague'),
      'mine, of a proposal for management': approval('me', { audience: 'management' }),
    },
  },
  replay_runs: {
    rows: {
      mine: ({ me }) => ({ created_by: me, proposal_id: proposal(me) }),
      'a colleague’s': ({ colleague }) => ({
        created_by: colleague,
        proposal_id: proposal(colleague),
      }),
      'the worker’s': ({ colleague }) => ({ created_by: null, proposal_id: proposal(colleague) }),
      'mine, of a colleague’s proposal for management': ({ me, colleague }) => ({
        created_by: me,
        proposal_id: proposal(colleague, { audience: 'management' }),
      }),
    },
  },
  replay_results: {
    defaults: () => ({ trace_id: traceId() }),
    rows: {
      'not reviewed, then by me': ({ colleague }) => ({ run_id: run(colleague) }),
      'reviewed by me': ({ me, colleague }) => ({ run_id: run(colleague), reviewed_by: me }),
      'not reviewed, then in a colleague’s name': ({ colleague }) => ({ run_id: run(colleague) }),
      'of a proposal for management': ({ colleague }) => ({
        run_id: run(colleague, { audience: 'management' }),
      }),
    },
    changes: {
      'not reviewed, then by me': ({ me }) => ({ reviewed_by: me }),
      'not reviewed, then in a colleague’s name': ({ colleague }) => ({ reviewed_by: colleague }),
    },
  },
  change_plans: {
    rows: {
      'draft of mine': ({ me }) => ({ created_by: me }),
      'draft of a colleague’s': ({ colleague }) => ({ created_by: colleague }),
    },
  },
  change_steps: {
    rows: {
      'of my plan': ({ me }) => ({ plan_id: parent('change_plans', { created_by: me }) }),
      'of a colleague’s plan': ({ colleague }) => ({
        plan_id: parent('change_plans', { created_by: colleague }),
      }),
    },
  },
  ledger: {
    defaults: () => ({
      seq: Math.ceil(Math.random() * 1e9),
      entry: '{"kind": "test"}',
      prev_hash: randomUUID(),
    }),
    rows: { any: () => ({}) },
  },
  ledger_head: { rows: { 'the only one': () => ({ existing: 'true' }) } },
}
