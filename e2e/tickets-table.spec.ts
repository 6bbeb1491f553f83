import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { chooseTheme, expect, inMain, signInAs, test } from './fixtures/club-app'
import { createTicket, ticketDetail, toTickets } from './fixtures/ticket-list'

test.beforeEach(async ({ app }) => {
  await inMain(app, ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setSize(1280, 800)
    window?.webContents.setZoomFactor(1)
  })
})

test('several tickets are selected, given and taken back from the keyboard', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  for (const title of ['Mat one is worn', 'Mat two is worn', 'Mat three is worn']) {
    await listTicket(page, title)
  }
  await page.keyboard.press('k')
  await page.keyboard.press('k')
  await expect(row(page, 'Mat three')).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  const bar = page.getByRole('toolbar', { name: 'What is selected' })
  await expect(bar).toContainText('3 selected')

  await page.keyboard.press('a')
  await expect(page.getByRole('combobox', { name: 'Assign to…' })).toBeFocused()
  await page.keyboard.type('dana')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByText('3 tickets changed')).toBeVisible()
  for (const title of ['Mat one', 'Mat two', 'Mat three']) {
    await expect(row(page, title)).toContainText('Dana Kessler')
  }
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('status').getByText('3 tickets are as before')).toBeVisible()
  for (const title of ['Mat one', 'Mat two', 'Mat three']) {
    await expect(row(page, title)).not.toContainText('Dana Kessler')
  }
  await page.keyboard.press('Control+Shift+Z')
  await expect(page.getByRole('status').getByText('Done again: 3 tickets changed')).toBeVisible()
  await expect(row(page, 'Mat two')).toContainText('Dana Kessler')
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  await page.keyboard.press('Control+a')
  await expect(bar).toContainText(/\d+ selected/)
})

test('what a cell says is changed where it stands, and some of many may stay as they are', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await listTicket(page, 'Heater clicks')
  await listTicket(page, 'Heater smells')
  const smells = row(page, 'Heater smells')
  await smells.locator('[data-column="status"]').click()
  await page.keyboard.type('clo')
  await page.keyboard.press('Enter')
  await expect(smells).toContainText('Closed')

  // The row stays although the list shows open ones; its title is written in its place.
  await page.keyboard.press('F2')
  await expect(page.getByLabel('Title of the ticket')).toBeFocused()
  await page.keyboard.type('Heater smells of dust')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Heater smells of dust')).toContainText('Closed')

  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('s')
  await page.keyboard.type('waiting')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByText('1 ticket changed, 1 not')).toBeVisible()
  await page.getByRole('button', { name: 'Why not' }).click()
  await expect(page.getByRole('status')).toContainText([/Open it again first/])
  await expect(row(page, 'Heater clicks')).toContainText('Waiting')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, 'Heater clicks')).toContainText('Open')
})

test('a card of the board is moved from the keyboard and by dragging it', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await listTicket(page, 'Cable is loose')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Board' }).click()
  const card = page.getByRole('button', { name: /^Cable is loose/ })
  const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name},`) })
  await card.focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(column('In progress').getByRole('button', { name: /^Cable/ })).toBeFocused()
  await card.dragTo(column('Closed'))
  await expect(column('Closed').getByRole('button', { name: /^Cable/ })).toBeVisible()
  await card.focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(page.getByRole('status')).toContainText([/cannot become resolved/])
  await card.press('s')
  await expect(page.getByRole('option')).toHaveText(['Open', 'Closed', 'Archived'])
  await page.keyboard.press('Enter')
  await expect(column('Open').getByRole('button', { name: /^Cable/ })).toBeVisible()
  for (const theme of ['Dark', 'High contrast', 'Light']) {
    await chooseTheme(page, theme)
    await expect(page.getByRole('menu')).toHaveCount(0)
    await expectAccessible(page)
  }
  await page.getByRole('button', { name: 'Table' }).click()
})

test('support changes one ticket at a time', async ({ app: { page } }) => {
  await signInAs(page, 'Owen')
  await toTickets(page)
  await listTicket(page, 'Bin is full')
  await page.keyboard.press('x')
  await page.keyboard.press('Control+a')
  await expect(page.getByRole('toolbar', { name: 'What is selected' })).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: /^Select/ })).toHaveCount(0)
  await page.keyboard.press('p')
  await page.keyboard.type('urg')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Bin is full')).toContainText('Urgent')
})

function row(page: Page, title: string) {
  return page.getByRole('row').filter({ hasText: title })
}

/** Closed again, so that the table has the whole room. */
async function listTicket(page: Page, title: string): Promise<void> {
  await createTicket(page, title)
  await page.keyboard.press('Escape')
  await expect(ticketDetail(page)).toHaveCount(0)
}
