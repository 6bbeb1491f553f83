import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import type { TestClub } from '../src-main/data/postgres/testing/test-club'
import { expectAccessible } from './fixtures/accessibility'
import { expect, test } from './fixtures/club-app'
import { createTicket, toTickets } from './fixtures/ticket-list'
import { startTwoDesks } from './fixtures/two-desks'

test.describe.configure({ timeout: 240_000 })

/** Dana works everywhere, Theo in Bedford only. */
const operators = (club: TestClub) =>
  [club.person('operator'), club.person('operator', 'bedford')] as const

test('two desks that change one title offline keep both texts until one is chosen', async () => {
  const { desks, close } = await startTwoDesks(operators)
  const [dana, theo] = desks
  await openTickets(dana.page)
  await openTickets(theo.page)
  await createTicket(dana.page, 'Projector in bay 4 dark')
  const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
  await expect(row(theo.page, 'Projector in bay 4 dark')).toBeVisible()
  await row(theo.page, 'Projector in bay 4 dark').getByText('Projector').click()

  for (const desk of desks) await desk.goOffline()
  for (const { page } of desks) {
    await expect(badge(page)).toHaveAccessibleName(/Offline since/, { timeout: 30_000 })
  }
  await rename(dana.page, 'Projector in bay 4 stays dark')
  await rename(theo.page, 'Projector in bay 4 flickers')
  await expect(row(dana.page, 'Projector in bay 4 stays dark')).toBeVisible()
  await expect(row(theo.page, 'Projector in bay 4 flickers')).toBeVisible()
  for (const { page } of desks) await expect(badge(page)).toHaveAccessibleName(/· 1 queued/)

  await dana.comeBack()
  await expect(badge(dana.page)).toHaveAccessibleName(/Online · synced/, { timeout: 60_000 })
  await theo.comeBack()
  for (const { page } of desks) {
    await expect(badge(page)).toHaveAccessibleName(/1 conflict/, { timeout: 60_000 })
    await expect(row(page, 'Projector in bay 4 stays dark')).toContainText('1 conflict')
  }

  const { page } = theo
  await page.getByRole('button', { name: 'Show conflict' }).click()
  const panel = page.getByRole('dialog')
  await expect(panel.getByRole('region', { name: 'Stands now' })).toContainText('stays dark')
  await expect(panel.getByRole('region', { name: 'Stands now' })).toContainText(dana.person.name)
  await expect(panel.getByRole('region', { name: /Came later/ })).toContainText('flickers')
  await expectAccessible(page)
  await panel.getByLabel('Or write what both mean').fill('Projector in bay 4 flickers, then dark')
  await page.keyboard.press('Control+Enter')
  await expect(panel).toContainText('This conflict is settled')

  for (const desk of desks) {
    await expect(row(desk.page, 'flickers, then dark')).toHaveCount(1)
    await expect(row(desk.page, 'flickers, then dark')).not.toContainText('conflict')
    await expect(badge(desk.page)).toHaveAccessibleName(/^Connection: Online · synced$/)
  }
  await close()
})

test('a refused change says why, can be tried again, and is only given up knowingly', async () => {
  const { club, desks, close } = await startTwoDesks(operators)
  const [dana, theo] = desks
  await openTickets(dana.page)
  await openTickets(theo.page)
  await createTicket(theo.page, 'Side keypad slow in rain')
  await expect(badge(theo.page)).toHaveAccessibleName(/Online · synced/)
  await expect(dana.page.getByRole('row').filter({ hasText: 'Side keypad' })).toBeVisible()

  const writeInVain = async (title: string) => {
    await theo.goOffline()
    await expect(badge(theo.page)).toHaveAccessibleName(/Offline since/, { timeout: 30_000 })
    await rename(theo.page, title)
    await limitTo(club, theo.person.id, ['truro'])
    await theo.comeBack()
    await expect(badge(theo.page)).toHaveAccessibleName(/1 refused/, { timeout: 60_000 })
    await badge(theo.page).click()
  }
  await writeInVain('Side keypad very slow in rain')
  const letter = theo.page.getByRole('article', { name: /Side keypad/ })
  await expect(letter).toContainText('Side keypad very slow in rain')
  await expect(letter).toContainText('Code:')
  await expectAccessible(theo.page)

  await letter.getByRole('button', { name: 'Discard…' }).click()
  await expect(letter.getByRole('alert')).toContainText('will be lost')
  await letter.getByRole('button', { name: 'Keep it' }).click()
  await limitTo(club, theo.person.id, theo.person.locations)
  await letter.getByRole('button', { name: 'Try again' }).click()
  await expect(letter).toHaveCount(0)
  await expect(dana.page.getByRole('row').filter({ hasText: 'very slow' })).toBeVisible()
  await theo.page.keyboard.press('Escape')
  await expect(theo.page.getByRole('row').filter({ hasText: 'very slow' })).toBeVisible()

  await writeInVain('Side keypad dead in rain')
  await letter.getByRole('button', { name: 'Discard…' }).click()
  await letter.getByRole('button', { name: 'Discard for good' }).click()
  await expect(letter).toHaveCount(0)
  await expect(badge(theo.page)).not.toHaveAccessibleName(/refused/)
  await expect(dana.page.getByRole('row').filter({ hasText: 'very slow' })).toBeVisible()
  await close()
})

function badge(page: Page) {
  return page.getByRole('button', { name: /^Connection:/, includeHidden: true })
}

async function openTickets(page: Page): Promise<void> {
  await toTickets(page)
  await expect(badge(page)).toHaveAccessibleName(/Online · synced/, { timeout: 60_000 })
}

async function rename(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Edit: Title' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'Ticket' })).toContainText(title)
}

/** As an administrator would, elsewhere. */
async function limitTo(
  club: TestClub,
  personId: string,
  locations: readonly string[],
): Promise<void> {
  const list = `{${locations.join(',')}}`
  await club.owner.db.execute(
    sql`update staff set locations = ${list}::text[] where id = ${personId}`,
  )
}
