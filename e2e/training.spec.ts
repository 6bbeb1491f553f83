import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { ask, expect, signInAs, test } from './fixtures/club-app'
import { startTwoDesks } from './fixtures/two-desks'

const example = 'the ball machine in the lounge eats my tokens'

const misrouted = 'who do I tell that the paper towels are nearly gone'

test('a wrong route is corrected, learnt, published to another desk, and rolled back', async () => {
  test.setTimeout(300_000)
  const { desks, close } = await startTwoDesks((club) => [
    club.person('admin'),
    club.person('operator'),
  ])
  const [admin, operator] = desks
  const { page } = admin
  await ask(page, 'the thing at the door wants something from me and the screen too')
  const correction = await test.step('label in Why', () => labelInWhy(page))
  await test.step('label an uncertain question', () => labelUncertain(page))
  await test.step('add an example', () => addExample(page))
  await test.step('train', () => trainCandidate(page))
  await expectRoute(operator.page, correction.before, 'Shipped router')
  await test.step('publish', () => publishCandidate(page))
  await expectRoute(operator.page, correction.after, 'Router 1')
  await test.step('roll back', () => rollBack(page))
  await expectRoute(operator.page, correction.before, 'Shipped router')
  await close()
})

/** Another desk learns of it by sync, without being touched. */
async function expectRoute(page: Page, assistant: string, router: string): Promise<void> {
  await expect(async () => {
    const answer = await ask(page, misrouted)
    await answer.getByRole('button', { name: 'Why' }).click()
    const why = page.getByRole('complementary', { name: 'Why this answer' })
    await expect(why).toContainText(new RegExp(router, 'i'), { timeout: 1_000 })
    await expect(answer.getByText(assistant).first()).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
}

/** Says that the question belongs to another assistant than the one it went to. */
async function labelInWhy(page: Page): Promise<{ before: string; after: string }> {
  const answer = await ask(page, misrouted)
  await answer.getByRole('button', { name: 'Why' }).click()
  const why = page.getByRole('complementary', { name: 'Why this answer' })
  const isGeneral = (await answer.getByText('General').count()) > 0
  const [before, after] = isGeneral ? ['General', 'Tech support'] : ['Tech support', 'General']
  await why.getByRole('combobox', { name: 'Should be…' }).selectOption(after ?? '')
  await expect(why.getByRole('status')).toContainText(`should be ${after}`)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  return { before: before ?? '', after: after ?? '' }
}

async function labelUncertain(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page.getByRole('heading', { name: 'Training' })).toBeVisible()
  await page.keyboard.press('l')
  const queue = page.getByRole('list', { name: 'Questions the router is unsure about' })
  await expect(queue.getByText('the thing at the door')).toBeVisible()
  await expectAccessible(page)
  await queue.getByText('the thing at the door').click()
  await page.keyboard.press('2')
  await expect(queue).toContainText('Labelled Booking')
}

async function addExample(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Data' }).click()
  const list = page.getByRole('list', { name: 'Examples', exact: true })
  await expect(list).toContainText('the thing at the door')
  await expectAccessible(page)
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'Add an example' })
  await dialog.getByLabel(/Question/).fill(example)
  await dialog.getByLabel('Assistant').selectOption('Tech support')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(list).toContainText(example)
  await page.keyboard.press('/')
  await page.keyboard.type('lounge eats my tokens')
  await expect(list.getByRole('listitem')).toHaveCount(1)
}

async function trainCandidate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(page.getByRole('progressbar', { name: 'Training progress' })).toBeVisible()
  // It goes on while one looks at something else.
  await page.getByRole('link', { name: 'Traces' }).click()
  await page.getByRole('link', { name: 'Training' }).click()
  await expect(page.getByText(/Candidate of/)).toBeVisible({ timeout: 200_000 })
  await page.getByRole('link', { name: 'Compare' }).click()
  const figures = page.getByRole('region', { name: 'Candidate beside the router in use' })
  await expect(figures.getByRole('row', { name: /^Accuracy/ })).toContainText('%')
  await expect(page.getByRole('region', { name: 'Where questions go' })).toBeVisible()
  await expectAccessible(page)
}

async function publishCandidate(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Versions' }).click()
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish this candidate?' })
  await expect(dialog).toContainText('Every desk uses it within seconds')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Publish for every desk' }).click()
  await expect(dialog).toBeHidden({ timeout: 30_000 })
  await expect(page.getByRole('row', { name: /^Router 1/ })).toContainText('Live')
  await expect(page.getByText(/^Router 1 · published/)).toBeVisible()
  await expectAccessible(page)
}

async function rollBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Roll back… Router that ships/ }).click()
  const dialog = page.getByRole('dialog', { name: /^Roll back to/ })
  await dialog.getByRole('button', { name: 'Roll back every desk' }).click()
  await expect(dialog).toBeHidden({ timeout: 30_000 })
  await expect(page.getByRole('row', { name: /^Router that ships/ })).toContainText('Live')
  await expect(page.getByRole('row', { name: /^Router 1/ })).toContainText('Retired')
}

test('an operator labels but neither publishes nor changes thresholds', async ({ app }) => {
  const { page } = app
  await signInAs(page, 'Theo')
  await page.getByRole('link', { name: 'Training' }).click()
  await page.getByRole('link', { name: 'Versions' }).click()
  await expect(page.getByText('An administrator publishes and rolls back.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Publish|Roll back/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'Thresholds' }).click()
  await expect(page.getByText('Only an administrator changes these.')).toBeVisible()
  await expect(page.getByRole('slider')).toHaveCount(0)
  await expectAccessible(page)
})

test('an administrator sets a threshold and gives the default back', async ({ app }) => {
  const { page } = app
  await signInAs(page, 'Priya')
  await page.getByRole('link', { name: 'Training' }).click()
  await page.getByRole('link', { name: 'Thresholds' }).click()
  const share = page.getByRole('spinbutton', { name: 'Specialist answers' })
  await share.fill('0.99')
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await share.fill('0.80')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Set by Priya/)).toContainText('default 0.70')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Back to 0.70' }).click()
  await expect(share).toHaveValue('0.70')
})

for (const theme of ['Dark', 'Light', 'High contrast']) {
  test(`every part of Training is accessible: ${theme}`, async ({ app }) => {
    const { page } = app
    await signInAs(page, 'Priya')
    await page.getByRole('button', { name: /^Theme:/ }).click()
    await page.getByRole('menuitemradio', { name: theme }).click()
    await page.getByRole('link', { name: 'Training' }).click()
    for (const part of ['Data', 'Uncertain', 'Quality', 'Versions', 'Drift', 'Thresholds']) {
      await page.getByRole('link', { name: part }).click()
      await test.step(part, () => expectAccessible(page))
    }
  })
}
