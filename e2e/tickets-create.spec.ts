import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { ask, expect, inMain, signInAs, test } from './fixtures/club-app'
import { ticketDetail, toTickets } from './fixtures/ticket-list'

// Another test may have left the window small or its text large.
test.beforeEach(async ({ app }) => {
  await inMain(app, ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setSize(1280, 800)
    window?.webContents.setZoomFactor(1)
  })
})

test('a line, Enter: what it says fills the fields, and tickets like it are pointed out', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await page.keyboard.press('c')
  const dialog = newTicket(page)
  await expect(dialog.getByLabel('Title')).toBeFocused()
  await page.keyboard.type('Projector in bay 2 at Bedford cuts out, customers are waiting')
  await expect(dialog.getByLabel('Location', { exact: true })).toHaveValue('bedford')
  await expect(dialog.getByLabel('Category', { exact: true })).toHaveValue('tech')
  await expect(dialog.getByLabel('Priority', { exact: true })).toHaveValue('high')
  await expect(dialog.getByLabel('Bay', { exact: true })).toHaveValue(/.+/)
  await expect(dialog.getByRole('button', { name: /^Category is a guess\. It says/ })).toBeVisible()
  // What a person sets is no guess, and stays.
  await dialog.getByLabel('Priority', { exact: true }).selectOption('Low')
  await dialog.getByLabel('Title').focus()
  await page.keyboard.press('End')
  await page.keyboard.type(' today')
  await expect(dialog.getByRole('button', { name: /^Category is a guess/ })).toBeVisible()
  await expect(dialog.getByLabel('Priority', { exact: true })).toHaveValue('low')
  await dialog.getByLabel('Due').fill('tomorrow 9:00')
  await expect(page.getByRole('option', { name: /09:00$/ })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel('Title').press('Enter')
  await expect(ticketDetail(page)).toContainText('cuts out, customers are waiting today')
  await expect(ticketDetail(page).getByLabel('Category')).toHaveValue('tech')
  await expect(
    page.getByRole('row').filter({ hasText: 'Projector in bay 2 at Bedford cuts out' }),
  ).toContainText('Bay 2')

  // Whoever presses Enter at once gets what the line says, too.
  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await page.keyboard.type('Order range balls for Bedford, no rush')
  await page.keyboard.press('Enter')
  await expect(ticketDetail(page)).toContainText('Order range balls')
  await expect(ticketDetail(page).getByLabel('Category')).toHaveValue('orders')
  await expect(ticketDetail(page).getByLabel('Priority')).toHaveValue('low')

  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await page.keyboard.type('Bedford bay 2 projector cuts out again')
  const alike = dialog.getByRole('region', { name: 'Already open' })
  await expect(alike).toContainText('customers are waiting today')
  await expectAccessible(page)
  await alike.getByRole('button', { name: /^Add to it: Projector in bay 2/ }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('article', { name: /^Comment by/ })).toContainText(
    'Bedford bay 2 projector cuts out again',
  )
})

test('what is written survives closing, and text that is dropped begins a ticket', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await page.keyboard.press('c')
  await page.keyboard.type('Half a thought')
  await page.keyboard.press('Escape')
  await expect(newTicket(page)).toHaveCount(0)
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.setData('text/plain', 'Stool wobbles\nThe one by the window.')
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
      )
    }
  })
  const dialog = newTicket(page)
  await expect(dialog.getByLabel('Title')).toHaveValue('Stool wobbles')
  await expect(dialog.getByLabel('Description')).toHaveValue('The one by the window.')
  await dialog.getByRole('button', { name: 'Discard' }).click()
  await page.keyboard.press('c')
  await expect(newTicket(page).getByLabel('Title')).toHaveValue('Half a thought')
  await newTicket(page).getByRole('button', { name: 'Discard' }).click()
})

test('a question that nobody answered becomes a ticket that leads back to it', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  const answer = await ask(page, 'Who repairs the velvet curtain of the puppet theatre?')
  await answer.getByRole('button', { name: 'Make a ticket' }).first().click()
  const dialog = newTicket(page)
  await expect(dialog.getByLabel('Title')).toHaveValue(/velvet curtain/)
  await expect(dialog.getByLabel('Description')).toHaveValue(/clubos:\/\/trace\/[0-9a-f]{32}/)
  await dialog.getByLabel('Location', { exact: true }).selectOption('Bedford')
  await dialog.getByLabel('Title').press('Enter')
  await ticketDetail(page)
    .getByRole('link', { name: /open its trace/ })
    .click()
  await expect(page.getByText('velvet curtain').first()).toBeVisible()
  await page.getByRole('link', { name: 'Ask' }).click()
  await expect(answer.getByRole('button', { name: /^Ticket: / }).first()).toBeVisible()
})

test('an emergency opens an urgent ticket by itself', async ({ app: { page } }) => {
  await signInAs(page, 'Theo')
  await page.getByRole('textbox', { name: 'Question' }).fill('Smoke comes out of bay 2 at Bedford')
  await page.keyboard.press('Enter')
  const pane = page.getByRole('region', { name: 'Emergency' })
  await expect(pane).toContainText('Ticket opened')
  await expectAccessible(page)
  await pane.getByRole('button', { name: 'Open the ticket' }).click()
  await expect(ticketDetail(page)).toContainText('Smoke comes out of bay 2 at Bedford')
  await expect(ticketDetail(page).getByLabel('Priority')).toHaveValue('urgent')
})

function newTicket(page: Page) {
  return page.getByRole('dialog', { name: 'New ticket' })
}
