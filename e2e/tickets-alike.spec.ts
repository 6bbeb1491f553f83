import { expect, signInAs, test } from './fixtures/club-app'
import { toTickets } from './fixtures/ticket-list'

test('what is pointed out is of the bay that a person chooses', async ({ app: { page } }) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New ticket' })
  await page.keyboard.type('Bedford sim 3 beamer flickers after every swing')
  await expect(dialog.getByLabel('Bay', { exact: true })).toHaveValue(/.+/)
  await dialog.getByLabel('Title').press('Enter')
  await expect(dialog).toHaveCount(0)

  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await page.keyboard.type('Bedford beamer flickers after every swing')
  const alike = dialog.getByRole('region', { name: 'Already open' })
  await expect(alike).toContainText('sim 3')
  const bay = dialog.getByLabel('Bay', { exact: true })
  await bay.selectOption({ label: 'Bay 4' })
  await expect(alike.getByText('sim 3')).toHaveCount(0)
  await bay.selectOption({ label: 'Bay 3' })
  await expect(alike).toContainText('sim 3')
  await dialog.getByRole('button', { name: 'Discard' }).click()
})
