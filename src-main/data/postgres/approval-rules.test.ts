import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoPerson } from '../demo/demo-secrets'
import type { PostgresDatabase } from './connection'
import { add, codeOf, openAsWorker, type Row, run } from './testing/raw-sql'
import { startTestClub, type TestClub, testTime } from './testing/test-club'

const forbidden = '42501'
const taken = '23505'
const insertOnly = '23001'
const notThatState = 'CB001'
const notApproved = 'CB002'
const textChanged = 'CB005'

interface SignedIn {
  readonly id: string
  readonly database: PostgresDatabase
}

let club: TestClub
let operator: SignedIn
let manager: SignedIn
let otherManager: SignedIn
let admin: SignedIn
let worker: PostgresDatabase

const signedIn = (person: DemoPerson) => ({ id: person.id, database: club.as(person) })
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

beforeAll(async () => {
  club = await startTestClub()
  operator = signedIn(club.person('operator'))
  manager = signedIn(club.person('manager'))
  otherManager = signedIn(club.person('manager', 'harbour', 'bedford'))
  admin = signedIn(club.person('admin'))
  worker = await openAsWorker(club)
})

afterAll(async () => {
  await worker.close()
  await club.close()
})

/** There are fewer SOPs than tests. */
const noSop: Row = { sop_id: null, base_sha256: null }
const newText = () => `# New text\n${randomUUID()}`

/** A proposal for a SOP nobody else uses here; `by` null: the worker makes it for a model. */
async function propose(by: SignedIn | null, more: Row = {}) {
  const [sop] = await run(
    club.owner,
    `select s.id, v.sha256 from sops s join sop_versions v on v.sop_id = s.id and v.version = s.current_version
      where s.audience = 'staff' and not exists (select from proposals p where p.sop_id = s.id)
      order by s.id limit 1`,
  )
  const text = newText()
  const id = await add(by?.database ?? worker, 'proposals', {
    title: 'Say where the spare bulbs are',
    sop_id: sop?.id,
    audience: 'public',
    reasoning: { problem: 'Nobody finds them.' },
    patch: JSON.stringify({ content: text }),
    base_sha256: sop?.sha256,
    result_sha256: sha256(text),
    created_at: testTime,
    expires_at: '2099-01-01',
    ...(by === null ? {} : { proposed_by: by.id }),
    ...more,
  })
  return { id, sopId: String(sop?.id), text }
}

const move = (database: PostgresDatabase, id: string, status: string) =>
  run(database, 'update proposals set status = $2 where id = $1 returning status', [id, status])

/** Through the states that need nobody's leave. */
async function pending(by: SignedIn | null = operator, more: Row = {}) {
  const proposal = await propose(by, more)
  await move(by?.database ?? worker, proposal.id, 'validated')
  await move(by?.database ?? worker, proposal.id, 'pending')
  return proposal
}

const decide = (by: SignedIn, proposal_id: string, decision = 'approve', more: Row = {}) =>
  add(by.database, 'approvals', { proposal_id, approver_id: by.id, decision, ...more })

async function approved() {
  const proposal = await pending()
  await decide(manager, proposal.id)
  await decide(admin, proposal.id)
  await move(manager.database, proposal.id, 'approved')
  return proposal
}

async function publish(sopId: string, text: string) {
  await run(
    club.owner,
    `with made as (
        insert into sop_versions (sop_id, version, content, sha256, author, reason, approved_by, approved_at)
        select s.id, s.current_version + 1, $2, $3, 'test', 'test', $4, now() from sops s where s.id = $1
        returning sop_id, version)
      update sops set current_version = made.version from made where sops.id = made.sop_id`,
    [sopId, text, sha256(text), manager.id],
  )
}

describe('proposals', () => {
  it('begin as drafts, in one’s own name', async () => {
    expect(await codeOf(propose(operator, { status: 'approved' }))).not.toBe('')
    expect(await codeOf(propose(null, { status: 'approved' }))).toBe(notThatState)
    expect(await codeOf(propose(operator, { proposed_by: manager.id }))).toBe(forbidden)
    expect(await codeOf(propose(operator, { proposed_by: null }))).toBe(forbidden)
  })

  it('have the audience of their SOP, whatever was said', async () => {
    const { id } = await propose(operator)
    const [row] = await run(operator.database, 'select audience from proposals where id = $1', [id])
    expect(row).toEqual({ audience: 'staff' })
  })

  it('go through every state in order, by owner and management alike', async () => {
    const { id } = await propose(operator)
    const skips = ['pending', 'approved', 'applying', 'applied', 'rolled-back', 'conflicted']
    for (const database of [operator.database, manager.database, worker, club.owner]) {
      for (const status of skips) {
        expect(await codeOf(move(database, id, status)), status).not.toBe('')
      }
    }
    await move(operator.database, id, 'validated')
    for (const status of ['approved', 'applying', 'applied']) {
      expect(await codeOf(move(club.owner, id, status)), status).toBe(notThatState)
    }
    await move(operator.database, id, 'pending')
    expect(await codeOf(move(operator.database, id, 'draft'))).toBe(notThatState)
    expect(await codeOf(move(operator.database, id, 'applied'))).not.toBe('')
  })

  it.each([
    "patch = '{}'",
    "title = 'Harmless'",
    `result_sha256 = '${sha256('other')}'`,
    "reasoning = '{}'",
    "expires_at = '2199-01-01'",
    'proposed_by = null',
    "created_at = '2020-01-01'",
  ])('are not edited once they are more than drafts: %s', async (change) => {
    const { id } = await pending()
    const edit = run(club.owner, `update proposals set ${change} where id = $1`, [id])
    expect(await codeOf(edit)).toBe(notThatState)
  })

  it.each([
    "patch = '{}'",
    "title = 'Harmless'",
    `result_sha256 = '${sha256('other')}'`,
    "reasoning = '{}'",
  ])('are worded by nobody but who proposed them, and a model’s by nobody: %s', async (change) => {
    const edit = (by: SignedIn, id: string) =>
      codeOf(run(by.database, `update proposals set ${change} where id = $1`, [id]))
    const people = await propose(operator, noSop)
    expect(await edit(manager, people.id)).toBe(forbidden)
    expect(await edit(operator, people.id)).toBe('')
    expect(await edit(manager, (await propose(null, noSop)).id)).toBe(forbidden)
  })

  it('follow their SOP when it is kept for fewer eyes', async () => {
    const { id, sopId } = await propose(manager)
    const reading = () => run(operator.database, 'select 1 from proposals where id = $1', [id])
    expect(await reading()).toHaveLength(1)
    const keep = 'update sops set audience = $2 where id = $1'
    await run(club.owner, keep, [sopId, 'management'])
    expect(await reading()).toEqual([])
    await run(club.owner, keep, [sopId, 'staff'])
  })

  it('of management’s knowledge are not shown to operators', async () => {
    const { id } = await propose(null, {
      sop_id: null,
      base_sha256: null,
      result_sha256: null,
      audience: 'management',
    })
    const find = 'select id from proposals where id = $1'
    expect(await run(operator.database, find, [id])).toEqual([])
    expect(await run(manager.database, find, [id])).toEqual([{ id }])
  })
})

describe('approval', () => {
  it('needs as many distinct people as the setting says', async () => {
    const { id } = await pending()
    expect(await codeOf(move(manager.database, id, 'approved'))).toBe(notApproved)
    await decide(manager, id)
    expect(await codeOf(decide(manager, id))).toBe(taken)
    for (const database of [manager.database, admin.database, worker, club.owner]) {
      expect(await codeOf(move(database, id, 'approved'))).toBe(notApproved)
    }
    await decide(otherManager, id)
    expect(await move(manager.database, id, 'approved')).toEqual([{ status: 'approved' }])
  })

  it('follows the setting down, but never to nobody', async () => {
    const setting = await add(admin.database, 'settings', {
      key: 'approvals.needed',
      value: '1',
      changed_by: admin.id,
      changed_at: testTime,
    })
    const { id } = await pending()
    expect(await codeOf(move(manager.database, id, 'approved'))).toBe(notApproved)
    await decide(manager, id)
    await move(manager.database, id, 'approved')
    await run(club.owner, 'delete from settings where id = $1', [setting])
  })

  it('is not for those who proposed it, nor for those below management', async () => {
    const { id } = await pending(manager)
    expect(await codeOf(decide(manager, id))).toBe(notApproved)
    expect(await codeOf(decide(operator, id))).toBe(forbidden)
    const forOther = { proposal_id: id, approver_id: admin.id, decision: 'approve' }
    expect(await codeOf(add(manager.database, 'approvals', forOther))).toBe(forbidden)
    const byOwner = { ...forOther, approver_id: operator.id }
    expect(await codeOf(add(club.owner, 'approvals', byOwner))).toBe(notApproved)
    await decide(admin, id)
    expect(await codeOf(move(manager.database, id, 'approved'))).toBe(notApproved)
  })

  it('counts no rejection', async () => {
    const { id } = await pending()
    await decide(manager, id)
    await decide(admin, id, 'reject', { reason: 'Not true.' })
    expect(await codeOf(move(manager.database, id, 'approved'))).toBe(notApproved)
  })

  it('is given to what is pending and has not expired', async () => {
    const draft = await propose(operator)
    expect(await codeOf(decide(manager, draft.id))).toBe(notApproved)
    const late = await pending(operator, { created_at: '2020-01-01', expires_at: '2020-02-01' })
    expect(await codeOf(decide(manager, late.id))).toBe(notApproved)
    expect(await move(worker, late.id, 'expired')).toEqual([{ status: 'expired' }])
  })

  it('comes too late in a transaction that began before the end', async () => {
    const expires_at = new Date(Date.now() + 4_000)
    const { id } = await pending(operator, { ...noSop, expires_at })
    const deciding = manager.database.transaction(async (db) => {
      const { rows } = await db.execute('select now() as began')
      expect(new Date(String(rows[0]?.began)).getTime()).toBeLessThan(expires_at.getTime())
      await sleep(expires_at.getTime() - Date.now() + 100)
      await db.execute(
        `insert into approvals (id, proposal_id, approver_id, decision)
          values (gen_random_uuid(), '${id}', '${manager.id}', 'approve')`,
      )
    })
    await expect(deciding).rejects.toThrow()
    expect(await run(club.owner, 'select 1 from approvals where proposal_id = $1', [id])).toEqual(
      [],
    )
  })

  it('is never changed or taken back', async () => {
    await decide(manager, (await pending()).id)
    expect(await codeOf(run(manager.database, "update approvals set reason = '!'"))).toBe(forbidden)
    for (const statement of [
      "update approvals set decision = 'reject', reason = '!'",
      'delete from approvals',
      'truncate approvals',
    ]) {
      expect(await codeOf(run(club.owner, statement)), statement).toBe(insertOnly)
    }
  })

  it('waits for every worse answer to be reviewed by management', async () => {
    const { id } = await pending()
    const run_id = await add(operator.database, 'replay_runs', {
      proposal_id: id,
      created_by: operator.id,
      created_at: testTime,
      days: 7,
    })
    const result = await add(operator.database, 'replay_results', {
      run_id,
      trace_id: 'a'.repeat(32),
      question: 'Where are the bulbs?',
      before_answer: '"In the office."',
      after_answer: '"Nowhere."',
      verdict: 'worse',
    })
    await decide(manager, id)
    await decide(admin, id)
    expect(await codeOf(move(manager.database, id, 'approved'))).toBe(notApproved)
    const review = 'update replay_results set reviewed_by = $2 where id = $1'
    expect(await codeOf(run(operator.database, review, [result, operator.id]))).toBe(forbidden)
    expect(await codeOf(run(manager.database, review, [result, admin.id]))).toBe(forbidden)
    const better = run(manager.database, "update replay_results set verdict = 'better'")
    expect(await codeOf(better)).toBe(forbidden)
    await run(manager.database, review, [result, manager.id])
    await move(manager.database, id, 'approved')
  })
})

describe('applying', () => {
  it('is refused when the text is no longer the one it was proposed for', async () => {
    const early = await pending()
    await decide(manager, early.id)
    await decide(admin, early.id)
    await publish(early.sopId, newText())
    expect(await codeOf(move(manager.database, early.id, 'approved'))).toBe(textChanged)

    const late = await approved()
    await publish(late.sopId, newText())
    expect(await codeOf(move(manager.database, late.id, 'applying'))).toBe(textChanged)
    await move(manager.database, late.id, 'conflicted')
  })

  it('ends with the very text that was approved, and with no other', async () => {
    const { id, sopId, text } = await approved()
    await move(manager.database, id, 'applying')
    await publish(sopId, text)
    expect(await move(manager.database, id, 'applied')).toEqual([{ status: 'applied' }])
    expect(await move(manager.database, id, 'rolled-back')).toEqual([{ status: 'rolled-back' }])

    const other = await approved()
    await move(manager.database, other.id, 'applying')
    await publish(other.sopId, `${other.text} and more`)
    expect(await codeOf(move(manager.database, other.id, 'applied'))).toBe(textChanged)
  })

  it('is not for operators', async () => {
    const { id } = await approved()
    expect(await move(operator.database, id, 'applying')).toEqual([])
  })
})

describe('change plans', () => {
  const newPlan = (more: Row = {}) =>
    add(operator.database, 'change_plans', {
      kind: 'cache-purge',
      title: 'Forget prices',
      parameters: { keys: ['price'] },
      created_by: operator.id,
      created_at: testTime,
      ...more,
    })
  const change = (by: PostgresDatabase, id: string, what: string) =>
    run(by, `update change_plans set ${what} where id = $1 returning status`, [id])

  it('run only after a dry run that somebody looked at', async () => {
    const id = await newPlan()
    for (const status of ['running', 'reviewed', 'done']) {
      expect(await codeOf(change(club.owner, id, `status = '${status}'`))).toBe(notThatState)
    }
    expect(await codeOf(change(operator.database, id, "status = 'dry-run'"))).toBe('23514')
    await change(operator.database, id, `status = 'dry-run', dry_run = '{"keys": 3}'`)
    expect(await codeOf(change(operator.database, id, "status = 'running'"))).toBe(notThatState)
    const asOther = `status = 'reviewed', reviewed_by = '${manager.id}'`
    expect(await codeOf(change(operator.database, id, asOther))).toBe(notApproved)
    const unseen = `${asOther}, dry_run = '{"keys": 0}'`
    expect(await codeOf(change(manager.database, id, unseen))).toBe(notApproved)
    await change(manager.database, id, asOther)
    for (const what of ["parameters = '{}'", "dry_run = '{}'", `reviewed_by = '${admin.id}'`]) {
      expect(await codeOf(change(club.owner, id, what)), what).toBe(notThatState)
    }
    expect(await change(operator.database, id, "status = 'running'")).toHaveLength(1)
  })

  it('forget what was looked at when they are edited again', async () => {
    const id = await newPlan()
    await change(operator.database, id, `status = 'dry-run', dry_run = '{}'`)
    await change(operator.database, id, `status = 'reviewed', reviewed_by = '${operator.id}'`)
    await change(operator.database, id, "status = 'draft'")
    const [row] = await run(
      club.owner,
      'select dry_run, reviewed_by from change_plans where id = $1',
      [id],
    )
    expect(row).toEqual({ dry_run: null, reviewed_by: null })
  })

  it('do not run for a proposal that was not approved', async () => {
    const proposal = await pending()
    const id = await newPlan({ proposal_id: proposal.id })
    await change(operator.database, id, `status = 'dry-run', dry_run = '{}'`)
    await change(manager.database, id, `status = 'reviewed', reviewed_by = '${manager.id}'`)
    expect(await codeOf(change(manager.database, id, "status = 'running'"))).toBe(notApproved)
  })
})
