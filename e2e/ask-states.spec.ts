import { expectAccessible } from './fixtures/accessibility'
import { ask, chooseTheme, expect, inMain, signInAs, test } from './fixtures/club-app'

for (const theme of ['Dark', 'Light', 'High contrast']) {
  test(`every state of the Ask screen is accessible: ${theme}`, async ({ app }) => {
    const { page } = app
    await signInAs(page, 'Mireille')
    await chooseTheme(page, theme)
    await test.step('empty or with history', () => expectAccessible(page))

    const answer = await ask(page, "trackman isn't reading my shots")
    await test.step('answered', () => expectAccessible(page))

    await answer
      .getByRole('button', { name: /^Source 1:/ })
      .first()
      .click()
    await test.step('a passage is open', () => expectAccessible(page))

    await answer.getByRole('button', { name: 'Why' }).click()
    await expect(page.getByRole('complementary', { name: 'Why this answer' })).toBeVisible()
    await test.step('Why is open', () => expectAccessible(page))
    await page.keyboard.press('Escape')

    await ask(page, 'let me talk to a real person')
    await test.step('handed to a person', () => expectAccessible(page))

    await page.getByRole('textbox', { name: 'Question' }).fill('theres a fire in bay 2')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Emergency', exact: true })).toBeVisible()
    await test.step('emergency', () => expectAccessible(page))
    await page.getByRole('button', { name: 'Back to questions' }).click()

    await page.getByRole('link', { name: 'Traces' }).click()
    await page.getByRole('list', { name: 'Questions traced' }).getByRole('button').first().click()
    await expect(page.getByRole('table')).toBeVisible()
    await test.step('traces', () => expectAccessible(page))
  })
}

test('an empty conversation offers questions that can be asked with one click', async ({ app }) => {
  const { page } = app
  await signInAs(page, 'Theo')
  await expect(page.getByText('Ask anything about the club').first()).toBeVisible()
  await page.getByRole('button', { name: /Saturday night/ }).click()
  await expect(page.getByRole('article', { name: 'Answer' })).toContainText('dollars')
})

test('works by keyboard alone: recall, palette, screens, help', async ({ app }) => {
  const { page } = app
  await signInAs(page, 'Gil')
  const box = page.getByRole('textbox', { name: 'Question' })
  await ask(page, 'closing checklist')
  await box.press('ArrowUp')
  await expect(box).toHaveValue('closing checklist')
  await box.fill('')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(page.getByRole('heading', { name: 'Traces' })).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.getByRole('region', { name: 'Trace', exact: true })).toContainText('closing')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('table')).toContainText('tier knowledge')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Ctrl')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Go to Ask')
  await page.keyboard.press('Enter')
  await expect(box).toBeVisible()
})

test('reads at 200% zoom in a small window', async ({ app }) => {
  const { page } = app
  await signInAs(page, 'Dana')
  await ask(page, 'closing checklist')
  await inMain(app, ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setSize(1280, 800)
    window?.webContents.setZoomFactor(2)
  })
  await expect(page.getByRole('textbox', { name: 'Question' })).toBeInViewport()
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
  // It is remembered for this page, and the next test reads at 100%.
  await inMain(app, ({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1)
  })
})
