import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { expect, inMain, signInAs, test } from './fixtures/club-app'
import { createTicket, ticketDetail, toTickets } from './fixtures/ticket-list'

test.beforeEach(async ({ app }) => {
  await inMain(app, ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setSize(1280, 800)
    window?.webContents.setZoomFactor(1)
  })
})

test('views are put where a person wants them, by keys and by dragging', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await expect(tabs(page).first()).toHaveText(/^All open/)
  const mine = tabs(page).filter({ hasText: 'Mine' })
  await mine.focus()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(tabs(page).first()).toHaveText(/^Mine/)
  await expect(mine).toBeFocused()
  await expect(page.getByText(/^Mine: now 1 of \d+$/)).toBeAttached()
  await mine.dragTo(tabs(page).filter({ hasText: 'Unassigned' }))
  await expect(tabs(page)).toHaveText([/^All open/, /^Unassigned/, /^Mine/, /./, /./, /./, /./])
  await expectAccessible(page)

  // They stand so when the app comes back, and only for this person.
  await page.reload()
  await toTickets(page)
  await expect(tabs(page).nth(2)).toHaveText(/^Mine/)
  await tabs(page).nth(2).click()
  await page.getByRole('button', { name: 'Change this view' }).click()
  await page.getByRole('menuitem', { name: 'Move to the left' }).click()
  await expect(tabs(page).nth(1)).toHaveText(/^Mine/)
  await page.keyboard.press('Escape')
  // The next test begins where this one began.
  await tabs(page).first().click()
  await expect(tabs(page).first()).toHaveAttribute('aria-current', 'true')
})

test('what is due is written in words, in a ticket as well', async ({ app: { page } }) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await createTicket(page, 'Flag at hole 3 is torn')
  const due = ticketDetail(page).getByRole('combobox', { name: 'Due' })
  await due.click()
  const choices = page.getByRole('listbox', { name: 'When' })
  await expect(choices.getByRole('option', { name: /^Tomorrow/ })).toBeVisible()
  await expectAccessible(page)
  await due.fill('someday')
  await expect(page.getByText('Write a time such as')).toBeVisible()
  // The first Escape closes the list, the second brings back what was there.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(due).toHaveValue('')
  await due.fill('tomorrow 9:00')
  await page.keyboard.press('Enter')
  await expect(due).toHaveValue(/^\w{3}, \w{3} \d+, 09:00$/)
  // Beside the title the day is enough; the hour is in the hint.
  const row = page.getByRole('row').filter({ hasText: 'Flag at hole 3' })
  await expect(row.getByTitle(/^Due .*, 09:00/)).toHaveText(/^Due \w{3} \d+(, \d{4})?$/)
  await due.fill('')
  await page.keyboard.press('Enter')
  await expect(ticketDetail(page)).toContainText('took away the due date')
})

function tabs(page: Page) {
  return page.getByRole('navigation', { name: 'Views' }).getByRole('button')
}
