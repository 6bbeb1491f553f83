import { ask, expect, signInAs, test } from './fixtures/club-app'

const questions = [
  { assistant: 'Booking', question: "my pin says invalid and I'm standing outside", says: 'PIN' },
  { assistant: 'Tech', question: "trackman isn't reading my shots", says: 'Radar' },
  {
    assistant: 'Customer info',
    question: 'how much is an hour on saturday night',
    says: 'dollars',
    tier: 'template',
  },
  { assistant: 'General', question: 'what is on the closing checklist', says: 'End of day' },
  {
    assistant: 'Brand',
    question: 'write a reply to a bad review',
    says: 'Answer within one working day, in three to five sentences.',
  },
  {
    assistant: 'Strategy',
    question: 'what is our pricing plan for the winter',
    says: 'Keep the list prices until 31 March 2027.',
  },
]

test('answers one question for each assistant from approved knowledge', async ({ app }) => {
  await signInAs(app.page, 'Ruth')
  for (const { assistant, question, says, tier = 'knowledge' } of questions) {
    const answer = await ask(app.page, question)
    await expect(answer).toContainText(assistant)
    await expect(answer).toContainText(says)
    await expect(answer).toContainText(`${tier} ·`)
    await expect(answer.getByRole('button', { name: /^Source 1:/ }).first()).toBeVisible()
  }
})

test('opens the exact passage behind a citation', async ({ app }) => {
  await signInAs(app.page, 'Dana')
  const answer = await ask(app.page, "my pin says invalid and I'm standing outside")
  await answer
    .getByRole('button', { name: /^Source 1:/ })
    .first()
    .click()
  const passage = app.page.getByRole('region', { name: /^Source 1: Door and PIN trouble/ }).last()
  await expect(passage).toContainText('Version 1')
  await expect(passage).toContainText('Find the booking by phone number')
})

test('hands what is not for a machine to a person', async ({ app }) => {
  await signInAs(app.page, 'Dana')
  const answer = await ask(app.page, "i'm calling my lawyer about this")
  await expect(answer).toContainText('A person needs to answer this')
  await expect(answer).toContainText('A person will take over')
})

test('keeps strategy from those who may not ask it', async ({ app }) => {
  await signInAs(app.page, 'Dana')
  const answer = await ask(
    app.page,
    'what is our revenue forecast and our plan against competitors',
  )
  await expect(answer).toContainText('A manager will take over')
  await expect(answer.getByRole('button', { name: /^Source/ })).toHaveCount(0)
})

test('shows the location’s own emergency procedure, and who took charge', async ({ app }) => {
  const { page } = app
  await signInAs(page, 'Dana')
  await page.getByRole('textbox', { name: 'Question' }).fill('man down in bay 5 at truro')
  await page.keyboard.press('Enter')
  const emergency = page.getByRole('region', { name: 'Emergency', exact: true })
  await expect(emergency).toContainText('Call 911')
  await expect(emergency).toContainText(
    'Turn on the lot lights with the timer knob beside the front door and send one person to the fence gate by the road.',
  )
  await expect(
    emergency.getByRole('button', { name: /^Source 1: Emergencies at Truro › Medical/ }).first(),
  ).toBeVisible()
  await expect(emergency.getByRole('timer')).toBeVisible()
  await emergency.getByRole('button', { name: /Acknowledge/ }).click()
  await expect(emergency).toContainText('Dana Kessler has it')
})

test('takes a figure of speech for what it is', async ({ app }) => {
  await signInAs(app.page, 'Dana')
  const answer = await ask(app.page, 'fire up the projector in bay 3, how?')
  await expect(answer).toContainText('Tech')
  await expect(app.page.getByRole('region', { name: 'Emergency', exact: true })).toHaveCount(0)
})

test('gives guests at the kiosk public knowledge only', async ({ app }) => {
  const { page } = app
  await signInAs(page, 'Harbour Guest Kiosk')
  await expect(page.getByRole('link', { name: /Traces/ })).toHaveCount(0)
  const hours = await ask(page, 'what are your opening hours?')
  await expect(hours).toContainText('Customer info')
  await expect(hours).not.toContainText(/Okafor|template|\d\.\d\d|\d ms/)
  const refund = await ask(page, 'how do I refund a customer who was charged twice?')
  await expect(refund).toContainText('A person needs to answer this')
  await expect(refund.getByRole('button', { name: /^Source/ })).toHaveCount(0)
})

test('never loses a question that is too long', async ({ app }) => {
  const { page } = app
  await signInAs(page, 'Dana')
  const box = page.getByRole('textbox', { name: 'Question' })
  await box.fill('x'.repeat(4_001))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('please shorten it')
  await expect(box).toHaveValue('x'.repeat(4_001))
  await box.fill('')
})
