import type { Page } from '@playwright/test'
import type { TestClub } from '../src-main/data/postgres/testing/test-club'
import { expectAccessible } from './fixtures/accessibility'
import { openPart } from './fixtures/answer-parts'
import { ask, expect, test } from './fixtures/club-app'
import { startTwoDesks, type TwoDesks } from './fixtures/two-desks'

test.describe.configure({ mode: 'serial', timeout: 180_000 })

/** Owen asks, Dana answers. */
const askerAndAnswerer = (club: TestClub) =>
  [club.person('support'), club.person('operator')] as const

let two: TwoDesks

test.beforeAll(async () => {
  two = await startTwoDesks(askerAndAnswerer)
  for (const { page } of two.desks) {
    await expect(page.getByText('Matching by words only')).toBeHidden({ timeout: 30_000 })
  }
})

test.afterAll(() => two.close())

test('what nobody can answer waits, is claimed and answered, and the answer comes back', async () => {
  const [owen, dana] = two.desks
  const card = await ask(owen.page, 'who won the masters in 1997')
  await expect(card).toContainText('A person needs to answer this')
  await expect(card).toContainText(/Sent to #\S+, waiting since/)
  await expectAccessible(owen.page)

  const { page } = dana
  const badge = page.getByTitle('1 question waits for a person')
  await expect(badge.first()).toBeVisible()
  await openPart(page, 'Waiting')
  await expect(page.getByRole('list', { name: 'Questions for a person' })).toContainText('masters')
  await page.keyboard.press('j')
  const detail = page.getByRole('region', { name: 'Question', exact: true })
  await expect(detail).toContainText('who won the masters in 1997')
  await expect(detail).toContainText(owen.person.name)
  await expect(detail.getByRole('listitem').filter({ hasText: 'knowledge' })).toBeVisible()
  await page.keyboard.press('a')
  await expect(detail).toContainText('You have it since')
  await expect(card).toContainText(`Claimed by ${dana.person.name}`)
  await expectAccessible(page)
  await page.keyboard.press('r')
  await page.keyboard.type('Tiger Woods, by twelve strokes.')
  await page.keyboard.press('Control+Enter')
  await expect(detail).toContainText('Answered by')
  await expect(badge).toHaveCount(0)

  await expect(card).toContainText(`Answered by ${dana.person.name}`)
  await expect(card.getByRole('region', { name: 'A person’s answer' })).toHaveText(
    'Tiger Woods, by twelve strokes.',
  )
  await expect(card).not.toContainText('A person needs to answer this')
  // Who answered, and not how sure a machine was of what it is about.
  await expect(card).not.toContainText('Confidence')
  await expectAccessible(owen.page)
})

test('an answer written offline goes out later; drafts stay with their question', async () => {
  const [owen, dana] = two.desks
  const answers = owen.page.getByRole('article', { name: 'Answer' })
  const [first, second] = [answers.nth(1), answers.nth(2)]
  for (const question of ['i want to talk to a real person', 'can a human please call me back']) {
    await expect(await ask(owen.page, question)).toContainText('waiting since')
  }

  const { page } = dana
  const rows = page.getByRole('list', { name: 'Questions for a person' })
  const row = (name: string) => rows.getByRole('button').filter({ hasText: name })
  await expect(row('a real person')).toBeVisible()
  await expect(row('call me back')).toBeVisible()
  await dana.goOffline()
  await expect(connection(page)).toHaveAccessibleName(/Offline since/, { timeout: 30_000 })
  const field = page.getByRole('textbox', { name: 'Your answer' })
  await row('a real person').click()
  await field.fill('I am at the desk at Harbour.')
  await row('call me back').click()
  await expect(field).toHaveValue('')
  await field.fill('Which number shall we call?')
  await openPart(page, 'Conversation')
  await openPart(page, 'Waiting')
  await row('a real person').click()
  await expect(field).toHaveValue('I am at the desk at Harbour.')
  await field.press('Control+Enter')
  const detail = page.getByRole('region', { name: 'Question', exact: true })
  await expect(detail).toContainText('On this device only until it is sent.')
  await row('call me back').click()
  await expect(field).toHaveValue('Which number shall we call?')
  await expect(first).toContainText('waiting since')

  await dana.comeBack()
  await expect(first.getByRole('region', { name: 'A person’s answer' })).toHaveText(
    'I am at the desk at Harbour.',
    { timeout: 60_000 },
  )
  await expect(second).toContainText('waiting since')
})

function connection(page: Page) {
  return page.getByRole('button', { name: /^Connection:/, includeHidden: true })
}
