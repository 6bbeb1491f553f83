import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './fixtures/club-app'
import { cli } from './fixtures/command-line'

const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** Files that are there while a test runs. */
function files(contents: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'clubos-questions-'))
  const path = (name: string) => join(folder, name)
  for (const [name, content] of Object.entries(contents)) writeFileSync(path(name), content)
  return { path, remove: () => rmSync(folder, { recursive: true }) }
}

const drinks = ['coffee', 'tea', 'juice', 'water', 'milk', 'cocoa']
const trips = ['london', 'rome', 'oslo', 'madrid', 'vienna', 'prague']

test('eval routing learns any labels and says how well it decides', async ({ sharedFolder }) => {
  const train = [
    ...drinks.map((what) => ({ text: `a cup of ${what} please`, label: 'drink' })),
    ...trips.map((where) => ({ text: `book a train to ${where}`, label: 'travel' })),
  ]
  const asked = [
    { text: 'could i have a glass of lemonade', label: 'drink' },
    { text: 'when does the train to berlin go', label: 'travel' },
  ]
  const { path, remove } = files({
    'train.jsonl': lines(train),
    'test.jsonl': lines(asked),
    'wrong.jsonl': '{"question":"hi","intent":"drink"}\n',
    'one.jsonl': lines(train.slice(0, 6)),
  })
  const evaluate = (from: string, to: string) =>
    cli(sharedFolder, ['eval', 'routing', '--train', path(from), '--test', path(to), '--json'])

  const good = await evaluate('train.jsonl', 'test.jsonl')
  expect(good.code).toBe(0)
  expect(JSON.parse(good.out)).toMatchObject({ accuracy: 1, oosRecall: null })
  for (const [from, to, code] of [
    ['wrong.jsonl', 'test.jsonl', 'INVALID_EXAMPLES'],
    ['train.jsonl', 'missing.jsonl', 'FILE_NOT_FOUND'],
    ['one.jsonl', 'test.jsonl', 'TRAINING_NEEDS_CLASSES'],
  ] as const) {
    const bad = await evaluate(from, to)
    expect([bad.code, JSON.parse(bad.out).error.code]).toEqual([1, code])
  }
  remove()
})

test('eval assistants asks the shipped router, and names what went wrong', async ({
  sharedFolder,
}) => {
  const { path, remove } = files({
    'test.jsonl': lines([
      { text: 'man down in bay 5', label: 'emergency' },
      { text: 'what grip keeps my putting on fire', label: 'general' },
      { text: 'refund my booking from yesterday', label: 'booking' },
      { text: 'the projector shows no picture', label: 'strategy' },
    ]),
  })
  const run = await cli(sharedFolder, [
    'eval',
    'assistants',
    '--test',
    path('test.jsonl'),
    '--json',
  ])
  const report = JSON.parse(run.out)
  expect(report).toMatchObject({ accuracy: 0.75, emergencyRecall: 1, emergencyPrecision: 1 })
  expect(report.errors).toMatchObject([{ label: 'strategy', decided: 'tech' }])
  remove()
})

test('train refuses what a role may not do, before anything is kept', async ({ sharedFolder }) => {
  const { path, remove } = files({ 'new.jsonl': lines([{ text: 'hi there', label: 'general' }]) })
  const asGuest = await cli(sharedFolder, [
    'train',
    '--import',
    path('new.jsonl'),
    '--as',
    'kiosk',
    '--json',
  ])
  expect([asGuest.code, JSON.parse(asGuest.out).error.code]).toEqual([1, 'FORBIDDEN'])
  const versions = await cli(sharedFolder, ['train', 'versions', '--json'])
  expect(JSON.parse(versions.out)).toMatchObject([{ number: null, status: 'live' }])
  expect((await cli(sharedFolder, ['train', 'rollback', '99', '--as', 'admin'])).code).toBe(2)
  remove()
})
