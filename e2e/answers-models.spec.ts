import { rmSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { says } from '../src-main/testing/providers/provider-script'
import { expectAccessible } from './fixtures/accessibility'
import { openPart, openWhy } from './fixtures/answer-parts'
import {
  ask,
  expect,
  newDataFolder,
  type RunningApp,
  signInAs,
  startApp,
  switchTo,
  test,
} from './fixtures/club-app'
import { behaving, type ModelProviders, startModelProviders } from './fixtures/model-providers'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const toWrite = 'write a text to tell guests that bay 3 is closed on friday'
/** The house rules say something about it by themselves. */
const withRules = 'write a reply to a bad review'
const unanswered = 'who won the masters in 1997'
const text =
  'Hi, bay 3 is closed on Friday. Please choose another bay in the app. We are sorry for the trouble.'

let app: RunningApp
let providers: ModelProviders
const outside: string[] = []

test.beforeAll(async () => {
  const dataFolder = newDataFolder()
  providers = await startModelProviders(dataFolder)
  app = await startApp({ dataFolder, env: providers.env })
  app.page.on('request', (request) => {
    if (!request.url().startsWith('app:')) outside.push(request.url())
  })
  await signInAs(app.page, 'Dana')
})

test.afterAll(async () => {
  await app.close()
  await providers.close()
  rmSync(app.dataFolder, { recursive: true, force: true })
})

test('a text in the house voice streams in unchecked, then stands with its rules', async () => {
  const { page } = app
  providers.openai.answerWith(() => says(text, { headDelayMs: 100, pieceDelayMs: 120 }))
  await send(page, toWrite)
  await expect(page.getByText('OpenAI is writing. Not checked yet.')).toBeVisible()
  await expect(page.getByText('Hi, bay 3 is closed on Friday.')).toBeVisible()
  await expect(page.getByRole('article', { name: 'Answer' })).toHaveCount(0)
  await expectAccessible(page)
  const answer = page.getByRole('article', { name: 'Answer' })
  await expect(answer).toContainText('generated ·')
  await expect(answer.getByRole('region', { name: 'Text to copy' })).toHaveText(
    /^Hi, bay 3 is closed on Friday\. .* sorry for the trouble\.\s*Copy the text$/,
  )
  await expect(answer.getByRole('list', { name: 'Rules of the house voice' })).toContainText(
    'Kept:',
  )
  await expect(answer).toContainText('Written by first-model')
  const why = await openWhy(page, answer)
  await expect(why).toContainText('first-model')
  await expect(why).toContainText(/Cost0\.\d+ ¢/)
  await expectAccessible(page)
})

test('Stop in the middle of a text closes the line and says what became of it', async () => {
  const { page } = app
  await page.keyboard.press('Escape')
  providers.openai.answerWith(() => says(text.repeat(8), { pieceDelayMs: 120 }))
  await send(page, 'write a text to tell guests that bay 2 is closed on monday')
  await expect(page.getByText('Hi, bay 3 is')).toHaveCount(2)
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Stopped while it was being written.')).toBeVisible()
  await expect.poll(() => providers.openai.hungUp).toBe(1)
})

test('nothing of a malicious model reaches the page', async () => {
  const { page } = app
  providers.openai.answerWith(behaving('malicious'))
  const before = await page.evaluate(() => document.querySelectorAll('script').length)
  for (const question of ['write a text about the closed lounge', unanswered]) {
    const answer = await ask(page, question)
    await expect(answer).not.toContainText(
      /evil|\[\d|\$1\b|tool_calls|PHONE_7|CARD_1|My instructions/,
    )
    await expect(answer.locator('a[href], img, iframe, script')).toHaveCount(0)
  }
  expect(await page.evaluate(() => document.querySelectorAll('script').length)).toBe(before)
  expect(outside).toEqual([])
})

test('the cost is management’s to know; a budget that is used up is said so', async () => {
  const { page } = app
  await switchTo(page, 'Priya')
  await openPart(page, 'Answers')
  const models = page.getByRole('region', { name: 'Language models' })
  await expect(models).toContainText(/Today[\d.]+ ¢ of \$5/)
  await expectAccessible(page)
  const day = page.getByRole('textbox', { name: 'Budget of a day' })
  await day.fill('0')
  await page.keyboard.press('Enter')
  await expect(models).toContainText('no budget: no model is called')
  await switchTo(page, 'Owen')
  await openPart(page, 'Answers')
  await expect(models).toContainText('first-model')
  await expect(models).not.toContainText('Cost of models')
  await openPart(page, 'Conversation')
  const asked = providers.openai.requests.length
  const written = await ask(page, withRules)
  await expect(written).toContainText('The budget for today is used up.')
  await expect(written).toContainText('knowledge ·')
  const handed = await ask(page, unanswered)
  await expect(handed).toContainText('budget')
  await openWhy(page, handed)
  expect(providers.openai.requests).toHaveLength(asked)
  await switchTo(page, 'Priya')
  await openPart(page, 'Answers')
  await page.getByRole('button', { name: /^Back to \$5/ }).click()
  await expect(models).not.toContainText(/used up|no budget/)
})

test('the second provider answers when the first is down, and the page says so', async () => {
  const { page } = app
  await switchTo(page, 'Dana')
  providers.openai.answerWith(behaving('down'))
  providers.anthropic.answerWith(() => says(text, { pieceDelayMs: 100 }))
  const answers = page.getByRole('article', { name: 'Answer' })
  const before = await answers.count()
  await send(page, toWrite)
  await expect(
    page.getByText('The first model did not answer. Asking the second one: Anthropic.'),
  ).toBeVisible()
  await expect(answers).toHaveCount(before + 1)
  await expect(answers.last()).toContainText('Written by second-model')
  const why = await openWhy(page, answers.last())
  await expect(why.getByRole('list', { name: 'Asked before' })).toContainText(
    'OpenAI · first-model',
  )
})

test('with both down there are the passages or a person, and the reason', async () => {
  const { page } = app
  providers.anthropic.answerWith(behaving('down'))
  const written = await ask(page, withRules)
  await expect(written).toContainText('No language model could be reached.')
  await expect(written.getByRole('button', { name: /^Source 1:/ }).first()).toBeVisible()
  const handed = await ask(page, unanswered)
  await expect(handed).toContainText('A person needs to answer this')
  const why = await openWhy(page, handed)
  await expect(why).toContainText('No language model could be reached.')
})

async function send(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Question' }).fill(question)
  await page.keyboard.press('Enter')
}
