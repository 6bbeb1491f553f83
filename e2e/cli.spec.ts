import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './fixtures/club-app'
import { cli } from './fixtures/command-line'

/** Another test may have asked the same before: then the club remembers the answer. */
const fromKnowledge = expect.stringMatching(/^(knowledge|exact)$/)

test('ask prints one JSON value with citations and nothing else', async ({ sharedFolder }) => {
  const run = await cli(sharedFolder, [
    'ask',
    "my pin says invalid and I'm standing outside",
    '--json',
  ])
  expect(run.code).toBe(0)
  const answer = JSON.parse(run.out)
  expect(answer).toMatchObject({
    assistant: 'booking',
    tier: fromKnowledge,
  })
  expect(answer.traceId).toMatch(/^[0-9a-f]{32}$/)
  expect(answer.citations[0]).toMatchObject({ sop: 'Door and PIN trouble', version: 1 })
  expect(answer.citations[0].sha256).toMatch(/^[0-9a-f]{64}$/)
})

test('gives the same question the same answer, eight times of eight', async ({ sharedFolder }) => {
  const input = 'trackman is not reading my shots\n'.repeat(8)
  const answers: { answer: string }[] = JSON.parse(
    (await cli(sharedFolder, ['ask', '--json'], input)).out,
  )
  expect(answers).toHaveLength(8)
  expect(new Set(answers.map(({ answer }) => answer)).size).toBe(1)
})

test('route reads one question a line and explains itself', async ({ sharedFolder }) => {
  const input = 'trackman is frozen\n\nman down bay 5\nmy putting is on fire\n'
  const run = await cli(sharedFolder, ['route', '--json', '--explain'], input)
  const routed = JSON.parse(run.out)
  expect(routed.map((one: { emergency: boolean }) => one.emergency)).toEqual([false, true, false])
  expect(routed[0]).toMatchObject({
    assistant: 'tech',
    words: expect.arrayContaining(['trackman']),
  })
  expect(routed[0].nearest).toHaveLength(3)
})

test('roles get what their role may see', async ({ sharedFolder }) => {
  const question = 'what is our pricing plan for the winter'
  const operator = JSON.parse((await cli(sharedFolder, ['ask', question, '--json'])).out)
  expect(operator).toMatchObject({ tier: 'human', handover: { reason: 'not-permitted' } })
  const asManager = await cli(sharedFolder, ['ask', question, '--json', '--as', 'manager'])
  expect(JSON.parse(asManager.out)).toMatchObject({ assistant: 'strategy', tier: fromKnowledge })
})

test('wrong calls end with 2 and say what is right', async ({ sharedFolder }) => {
  const calls = [
    { args: ['frobnicate'], says: /unknown command/ },
    { args: ['ask', 'hi', '--as', 'boss'], says: /Allowed choices are kiosk/ },
    { args: ['ask', 'hi', '--location', 'mars'], says: /no location “mars”.*harbour/ },
    { args: ['ask', ' '], says: /Type a question first/ },
    { args: ['ask', 'x'.repeat(4_001)], says: /4000 characters at most/ },
    { args: ['demo', 'generate', '--tickets', '-1'], says: /whole number from 0 to 100000/ },
  ]
  for (const { args, says } of calls) {
    const run = await cli(sharedFolder, args)
    expect(run.err).toMatch(says)
    expect(run.code).toBe(2)
    expect(run.out).toBe('')
  }
})

test('doctor finds a healthy installation, and names what is not', async ({ sharedFolder }) => {
  const healthy = await cli(sharedFolder, ['doctor', '--json'])
  expect(healthy.code).toBe(0)
  expect(JSON.parse(healthy.out).map(({ check }: { check: string }) => check)).toEqual([
    'data folder',
    'configuration',
    'database',
    'language model',
    'knowledge',
  ])
  process.env.CLUBOS_CONFIG = '/nowhere/clubos.json'
  const ill = await cli(sharedFolder, ['doctor'])
  delete process.env.CLUBOS_CONFIG
  expect(ill.code).toBe(1)
  expect(ill.out).toMatch(/PROBLEM configuration: .*is not there/)
})

test('migrate says that nothing is to do, and demo generate fills the club', async ({
  sharedFolder,
}) => {
  const plan = JSON.parse((await cli(sharedFolder, ['migrate', '--dry-run', '--json'])).out)
  expect(plan).toMatchObject({ dryRun: true, pending: [], unknown: [], changed: [] })
  const scale = ['--customers', '50', '--conversations', '50', '--tickets', '40', '--seed', '7']
  const made = await cli(sharedFolder, ['demo', 'generate', ...scale, '--json'])
  expect(JSON.parse(made.out)).toMatchObject({ customers: 50, conversations: 50, tickets: 40 })
})

test('backup saves a whole file, and restore replaces a club only when told to', async ({
  sharedFolder,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'clubos-backup-'))
  const file = join(folder, 'club.clubos-backup')
  const saved = await cli(sharedFolder, ['backup', file, '--json'])
  expect(saved.code).toBe(0)
  const facts = JSON.parse(saved.out)
  expect(facts).toMatchObject({ file, database: 'own', withPasswords: true })
  const again = await cli(sharedFolder, ['backup', file, '--json'])
  expect(again.code).toBe(1)
  expect(JSON.parse(again.out)).toMatchObject({ error: { code: 'FILE_EXISTS' } })
  const verified = await cli(sharedFolder, ['backup', 'verify', file, '--json'])
  expect(JSON.parse(verified.out)).toEqual(facts)
  const refused = await cli(sharedFolder, ['restore', file])
  expect(refused.err).toMatch(/CLUB_EXISTS/)
  const restored = await cli(sharedFolder, ['restore', file, '--replace', '--json'])
  expect(JSON.parse(restored.out)).toMatchObject({ rows: facts.rows, newEpoch: true })
  const asked = await cli(sharedFolder, ['ask', 'how do I pause a membership', '--json'])
  expect(JSON.parse(asked.out)).toMatchObject({ tier: fromKnowledge })
  rmSync(folder, { recursive: true })
})

test('sync says how things stand, and ends with 1 only when something has to stay', async ({
  sharedFolder,
}) => {
  const status = await cli(sharedFolder, ['sync', 'status', '--json'])
  expect(JSON.parse(status.out)).toMatchObject({ state: 'online', queued: 0, deadLetters: 0 })
  const drained = await cli(sharedFolder, ['sync', 'drain'])
  expect(drained.code).toBe(0)
  expect(drained.out).toMatch(/waiting: 0\nconflicts to settle: 0\nrefused: 0\n/)
})

test('tickets are made, found and shown, and wrong values are named', async ({ sharedFolder }) => {
  const title = 'Lamp over the putting green is out'
  const place = ['--location', 'harbour', '--category', 'tech', '--tag', 'Lamp']
  const made = JSON.parse(
    (await cli(sharedFolder, ['tickets', 'create', title, ...place, '--json'])).out,
  )
  expect(made).toMatchObject({ title, status: 'open', tags: ['lamp'], pending: false })
  const found = await cli(sharedFolder, ['tickets', 'list', '--text', 'putting lam', '--json'])
  expect(JSON.parse(found.out)).toMatchObject([{ id: made.id }])
  const shown = await cli(sharedFolder, ['tickets', 'show', made.id])
  expect(shown.out).toContain(title)
  const wrong = [
    { args: ['create', title, '--location', 'mars'], says: /no location “mars”.*harbour/ },
    { args: ['list', '--assignee', 'bob'], says: /Say me, nobody, or a person’s id/ },
    { args: ['list', '--status', 'lost'], says: /Allowed choices are open/ },
  ]
  for (const { args, says } of wrong) {
    const run = await cli(sharedFolder, ['tickets', ...args])
    expect(run.err).toMatch(says)
    expect(run.code).toBe(2)
  }
})
