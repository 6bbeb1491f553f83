import { rmSync } from 'node:fs'
import { expectAccessible } from './fixtures/accessibility'
import { callWrong, openPart, openWhy, tierLines } from './fixtures/answer-parts'
import {
  ask,
  chooseTheme,
  expect,
  newDataFolder,
  type RunningApp,
  signInAs,
  startApp,
  switchTo,
  test,
} from './fixtures/club-app'

test.describe.configure({ mode: 'serial', timeout: 180_000 })

let app: RunningApp

test.beforeAll(async () => {
  app = await startApp({ dataFolder: newDataFolder() })
  await signInAs(app.page, 'Dana')
})

test.afterAll(async () => {
  await app.close()
  rmSync(app.dataFolder, { recursive: true, force: true })
})

test('each tier answers what it is there for, and Why says so', async () => {
  const { page } = app
  const price = await ask(page, 'how much is an hour at truro on saturday at 8 pm for 3 people')
  await expect(price).toContainText('template ·')
  await expect(price.getByRole('button', { name: /^Source 1:/ }).first()).toBeVisible()
  expect(await tierLines(await openWhy(page, price))).toEqual([
    expect.stringMatching(/^template\s+answered .* Filled in from the club’s facts\.$/),
  ])

  const first = await ask(page, 'how do I add a player to a booking')
  await expect(first).toContainText('knowledge ·')
  const why = await openWhy(page, first)
  expect(await tierLines(why)).toEqual([
    expect.stringContaining('No template fits the question.'),
    expect.stringContaining('Nobody asked exactly this before.'),
    expect.stringContaining('No earlier question is similar.'),
    expect.stringContaining('Taken from approved passages.'),
  ])

  const again = await ask(page, 'How do I add a player to a booking?')
  await expect(again).toContainText('exact cache ·')
  await openWhy(page, again)
  await expect(why).toContainText('The same question was answered before.')
  await expect(why).toContainText('this desk’s own')

  const reworded = await ask(page, 'how can I add a player to a booking')
  await expect(reworded).toContainText('semantic cache ·')
  await openWhy(page, reworded)
  await expect(why).toContainText('“how do i add a player to a booking”')
  await expect(why).toContainText('Its answer was given again')
})

test('a guard refuses the opposite, and Why marks the words', async () => {
  const { page } = app
  const opposite = await ask(page, 'how do I remove a player from a booking')
  await expect(opposite).toContainText('knowledge ·')
  const why = await openWhy(page, opposite)
  await expect(why).toContainText(
    'A similar question was found, but a guard saw that it asks for something else.',
  )
  await expect(why).toContainText('Refused: opposites: add / remove')
  await expect(why.locator('mark')).toHaveText(['add', 'remove'])
})

for (const theme of ['High contrast', 'Light', 'Dark']) {
  test(`Why and feedback are accessible: ${theme}`, async () => {
    const { page } = app
    await chooseTheme(page, theme)
    const answer = page.getByRole('article', { name: 'Answer' }).last()
    await openWhy(page, answer)
    const unhelpful = answer.getByRole('button', { name: /^Not helpful/ })
    await unhelpful.click()
    await expect(answer.getByText('What is wrong with it?')).toBeVisible()
    await expectAccessible(page)
    await unhelpful.click()
  })
}

test('what was called wrong is not said again, nor is anything like it', async () => {
  const { page } = app
  const answers = page.getByRole('article', { name: 'Answer' })
  const [exact, semantic] = [answers.nth(2), answers.nth(3)]
  await exact.getByRole('button', { name: 'Helpful', exact: true }).click()
  await expect(exact).toContainText('Thank you.')
  await callWrong(semantic, 'Only the guest who booked adds players, in the app.')
  await expect(semantic).toContainText('out of use now, with everything like it')
  for (const question of [
    'how can I add a player to a booking',
    'how do I add a player to a booking',
  ]) {
    const answer = await ask(page, question)
    await expect(answer).toContainText('knowledge ·')
  }
})

test('what was given to another assistant is not said again by the wrong one', async () => {
  const { page } = app
  const question = 'can two guests share one set of clubs'
  await expect(await ask(page, question)).toContainText('knowledge ·')
  const again = await ask(page, question)
  await expect(again).toContainText('exact cache ·')
  const why = await openWhy(page, again)
  await why.getByRole('combobox', { name: 'Should be…' }).selectOption({ label: 'General' })
  await expect(why).toContainText('Kept for training: should be General')
  for (const _ of [1, 2]) {
    await expect(await ask(page, question)).toContainText('knowledge ·')
  }
})

test('the wrong hit is counted, with how sure that is', async () => {
  const { page } = app
  await openPart(page, 'Answers')
  const memory = page.getByRole('region', { name: 'Remembered answers' })
  await expect(memory).toContainText(/100% wrong \(95% interval 2\d(\.\d)?% to 100%\)/)
  await expect(memory).toContainText('Tightened')
  await expect(page.getByRole('region', { name: 'Language models' })).toContainText(
    'No language model is set up.',
  )
  await expect(page.getByRole('button', { name: 'Start' })).toHaveCount(0)
  await expect(page.getByText('Cost of models')).toHaveCount(0)
  await expectAccessible(page)
})

test('a manager has questions answered ahead of time, and stops it', async () => {
  const { page } = app
  await switchTo(page, 'Ruth')
  await openPart(page, 'Answers')
  const job = page.getByRole('region', { name: 'Answering ahead' })
  await job.getByRole('button', { name: 'Start' }).click()
  await expect(job.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /of \d+ questions/)
  await job.getByRole('button', { name: 'Stop' }).click()
  await expect(job).toContainText('Stopped')
  await job.getByRole('button', { name: 'Start' }).click()
  await expect(job).toContainText(/Last run ended .*, \d+ answers saved/, { timeout: 100_000 })
  const shared = page.getByRole('region', { name: 'Remembered answers' })
  const ofClub = shared.getByText('The club’s, on every desk').locator('..')
  await expect(ofClub).not.toHaveText(/\D0$/)
  await expectAccessible(page)
})

test('an administrator switches similar questions off, at once', async () => {
  const { page } = app
  await switchTo(page, 'Priya')
  await openPart(page, 'Answers')
  const similar = page.getByRole('group', { name: 'Similar questions' })
  await similar.getByRole('button', { name: 'Off' }).click()
  await expect(page.getByRole('region', { name: 'Remembered answers' })).toContainText(
    'The club has switched it off.',
  )
  await openPart(page, 'Conversation')
  const answer = await ask(page, 'how do I refund a guest to their card')
  const why = await openWhy(page, answer)
  await expect(why).toContainText('Switched off for the whole club.')
})

test('guests see none of it', async () => {
  const { page } = app
  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('menuitem', { name: /Lock/ }).click()
  await signInAs(page, 'Harbour Guest Kiosk')
  const answer = await ask(page, 'what are your opening hours?')
  await expect(answer).toContainText('Customer info')
  await expect(answer).not.toContainText(/template|\d\.\d\d|\d ms/)
  await expect(answer.getByRole('button', { name: 'Why' })).toHaveCount(0)
  await expect(page.getByRole('navigation', { name: 'Parts of Ask' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: /Waiting|Answers/ })).toHaveCount(0)
  const handed = await ask(page, 'i want to talk to a real person')
  await expect(handed).toContainText('A person needs to answer this')
  await expect(handed).not.toContainText(/Sent to|Ask a person/)
})
