import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/club-app'
import { toTickets } from './fixtures/ticket-list'
import { startTwoDesks } from './fixtures/two-desks'

test.describe.configure({ timeout: 180_000 })

test('what another desk does meanwhile takes no words away and is shown when asked for', async () => {
  const { desks, close } = await startTwoDesks((club) => [
    club.person('operator'),
    club.person('manager'),
  ])
  const [dana, ruth] = desks.map(({ page }) => page) as [Page, Page]
  for (const page of [dana, ruth]) await toTickets(page)
  await dana.keyboard.press('c')
  const dialog = dana.getByRole('dialog', { name: 'New ticket' })
  await expect(dialog.getByLabel('Title')).toBeFocused()
  await dana.keyboard.type('Ball dispenser jams')
  await dialog.getByLabel('Location').selectOption({ index: 1 })
  await dialog.getByLabel('Title').press('Enter')
  await expect(detail(dana)).toContainText('Ball dispenser jams')

  // Both resolve it; who is slower has written the cause.
  await row(ruth).getByText('Ball dispenser jams').click()
  await expect(detail(ruth)).toContainText('Ball dispenser jams')
  await ruth.keyboard.press('e')
  await expect(detail(ruth).getByLabel('Cause')).toBeFocused()
  await ruth.keyboard.type('A coin in the chute')
  await dana.keyboard.press('e')
  await dana.keyboard.press('Enter')
  await expect(detail(ruth).getByLabel('Status')).toHaveValue('resolved')
  const form = detail(ruth).getByRole('form')
  await expect(form.getByLabel('Cause')).toHaveValue('A coin in the chute')
  await form.getByLabel('Cause').press('Enter')
  await expect(form).toHaveCount(0)
  await expect(detail(ruth).getByLabel('Cause')).toHaveValue('A coin in the chute')
  await expect(detail(dana).getByLabel('Cause')).toHaveValue('A coin in the chute')

  // The row stays where it is until the list is asked for what has changed.
  await ruth.getByRole('button', { name: 'Show what has changed' }).click()
  await expect(row(ruth)).toHaveCount(0)
  await close()
})

const detail = (page: Page) => page.getByRole('region', { name: 'Ticket', exact: true })
const row = (page: Page) => page.getByRole('row').filter({ hasText: 'Ball dispenser jams' })
