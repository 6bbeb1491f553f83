import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { expect, signInAs, test } from './fixtures/club-app'
import { toTickets } from './fixtures/ticket-list'

test('what helped last time is told although it was called something else', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await createTicket(page, 'Bay PC reboots by itself')
  await page.keyboard.press('e')
  await page
    .getByRole('form', { name: 'Before it ends' })
    .getByLabel('Fix')
    .fill('New power supply')
  await page.keyboard.press('Enter')
  await expect(detail(page).getByLabel('Fix')).toHaveValue('New power supply')
  await expect(page.locator('[tabindex="-1"]').filter({ has: detail(page) })).toBeFocused()

  // Escape leaves what stood there; what was asked once is not asked again by itself.
  await detail(page).getByLabel('Fix').fill('Another one')
  await page.keyboard.press('Escape')
  await expect(detail(page).getByLabel('Fix')).toHaveValue('New power supply')
  await detail(page).getByRole('button', { name: 'Reopen' }).click()
  await expect(detail(page).getByRole('button', { name: 'Start' })).toBeVisible()
  await expect(page.getByRole('form', { name: 'Before it ends' })).toHaveCount(0)
  await page.keyboard.press('e')
  await page.keyboard.press('Enter')
  await expect(detail(page).getByRole('button', { name: 'Reopen' })).toBeVisible()
  await createTicket(page, 'Simulator computer keeps rebooting')
  await expect(detail(page)).toContainText('Last time: New power supply')
  await expectAccessible(page)
})

test('a ticket stays in the list while a word of it is typed', async ({ app: { page } }) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await createTicket(page, 'Gyroscope needs recalibration')
  await page.keyboard.press('Escape')
  const row = page.locator('#ticket-list').getByText('Gyroscope needs recalibration')
  await page.locator('search input').focus()
  for (const letter of 'recalibration') {
    await page.keyboard.type(letter)
    await expect(row).toBeVisible()
  }
})

function detail(page: Page) {
  return page.getByRole('region', { name: 'Ticket', exact: true })
}

async function createTicket(page: Page, name: string): Promise<void> {
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New ticket' })
  await expect(dialog.getByLabel('Title')).toBeFocused()
  await page.keyboard.type(name)
  const location = dialog.getByLabel('Location')
  if ((await location.inputValue()) === '') await location.selectOption('Bedford')
  await dialog.getByLabel('Title').press('Enter')
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText(name)
}
