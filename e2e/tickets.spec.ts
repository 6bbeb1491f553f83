import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { chooseTheme, expect, inMain, signInAs, test } from './fixtures/club-app'
import { createTicket, ticketComments, ticketDetail, toTickets } from './fixtures/ticket-list'
import { startTwoDesks } from './fixtures/two-desks'

const attack = '<img src=x onerror="document.title=1"><script>document.title=2</script>'

// Another test may have left the window small or its text large.
test.beforeEach(async ({ app }) => {
  await inMain(app, ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setSize(1280, 800)
    window?.webContents.setZoomFactor(1)
  })
})

test('a ticket is made, given, discussed, resolved and found again from the keyboard', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await createTicket(page, 'Projector cuts out after a swing')

  await page.keyboard.press('a')
  const assignee = ticketDetail(page).getByLabel('Assignee')
  await expect(assignee).toBeFocused()
  await page.keyboard.type('dana')
  await page.keyboard.press('Enter')
  await expect(assignee).toHaveValue('Dana Kessler')
  await page.keyboard.press('Escape')
  await page.keyboard.press('m')
  await expect(assignee).toHaveValue('Theo Brandsma (me)')

  await page.keyboard.press('r')
  await page.keyboard.type('Cable reseated, still happens.')
  await page.keyboard.press('Control+Enter')
  await expect(ticketComments(page)).toContainText('Cable reseated, still happens.')
  await expect(page.getByRole('textbox', { name: 'Comment' })).toHaveValue('')
  await page.keyboard.press('Escape')

  // What closes the help leaves the ticket under it open.
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('e')
  await expect(ticketDetail(page).getByLabel('Cause')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(ticketDetail(page).getByLabel('Status')).toHaveValue('resolved')
  await expect(activity(page)).toContainText('to Resolved')

  // It is no longer among the open ones; whoever looks for what is resolved finds it.
  const row = page.locator('#ticket-list').getByText('Projector cuts out')
  await page.keyboard.press('/')
  await page.keyboard.type('cuts out')
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: /^Status is/ }).press('Enter')
  await page.keyboard.type('resolved')
  await page.keyboard.press('Enter')
  await expect(row).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Reset' }).press('Enter')
  await expect(row).toHaveCount(0)
})

test('where, when, tags and things to do are set, kept and taken away', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await createTicket(page, 'Side keypad slow in rain')
  const ticket = ticketDetail(page)
  const row = page.getByRole('row').filter({ hasText: 'Side keypad slow in rain' })

  await ticket.getByLabel('Bay').selectOption('Bay 2')
  await expect(row).toContainText('Bay 2')
  await ticket.getByLabel('Due').fill('2020-02-03T18:00')
  await page.keyboard.press('Enter')
  await expect(row).toContainText('Overdue')
  await ticket.getByRole('button', { name: 'No due date' }).click()
  await expect(row).not.toContainText('Overdue')

  await ticket.getByLabel('Tags').fill('Keypad')
  await page.keyboard.press('Enter')
  await expect(row).toContainText('keypad')

  const add = ticket.getByLabel('Add an item')
  for (const item of ['Dry it', 'Seal the lid']) {
    await add.fill(item)
    await page.keyboard.press('Enter')
  }
  await ticket.getByRole('checkbox', { name: 'Dry it' }).check()
  await expect(ticket).toContainText('1 of 2 done')
  await ticket.getByLabel('Rename: Seal the lid').fill('Seal the lid twice')
  await page.keyboard.press('Enter')
  await ticket.getByRole('button', { name: 'Remove: Dry it' }).click()
  await expect(ticket).toContainText('0 of 1 done')
  await expect(ticket.getByRole('checkbox', { name: 'Seal the lid twice' })).toBeVisible()

  await ticket.getByRole('button', { name: 'Watch' }).click()
  await expect(ticket.getByRole('button', { name: 'Watching' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.reload()
  await expect(ticket.getByLabel('Bay')).toHaveValue(/.+/)
  await expect(ticket.getByRole('button', { name: 'Watching' })).toBeVisible()
  await expect(ticket.getByRole('checkbox', { name: 'Seal the lid twice' })).toBeVisible()
})

test('only moves that are allowed are offered', async ({ app: { page } }) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await createTicket(page, 'Order tees and gloves')
  const status = ticketDetail(page).getByLabel('Status')
  await ticketDetail(page).getByRole('button', { name: 'Resolve' }).click()
  await page.keyboard.press('Enter')
  await expect(status.getByRole('option')).toHaveText([
    ...['Resolved', 'Open', 'In progress', 'Closed', 'Archived'],
  ])
  await ticketDetail(page).getByRole('button', { name: 'Close' }).click()
  await expect(status.getByRole('option')).toHaveText(['Closed', 'Open', 'Archived'])
  await ticketDetail(page).getByRole('button', { name: 'Reopen' }).click()
  await expect(status).toHaveValue('open')
})

test('what looks like HTML is read as text, and none of it becomes a tag', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await createTicket(page, attack)
  const ticket = ticketDetail(page)
  await page.getByRole('button', { name: 'Edit: Description' }).click()
  await page.getByRole('textbox', { name: 'Description' }).fill(`${attack} in the description`)
  await page.keyboard.press('Control+Enter')
  await expect(ticket).toContainText(`${attack} in the description`)
  await page.getByRole('textbox', { name: 'Comment' }).fill(`${attack}\nhttps://example.com/`)
  await page.keyboard.press('Control+Enter')
  await expect(ticketComments(page)).toContainText(attack)
  await expect(ticketComments(page).getByRole('link')).toHaveCount(0)
  await ticket.getByLabel('Add an item').fill(attack)
  await page.keyboard.press('Enter')
  await expect(ticket.getByRole('checkbox', { name: attack })).toBeVisible()
  await ticket.getByLabel('Tags').fill(attack)
  await page.keyboard.press('Enter')
  await expect(ticket.getByRole('alert')).toContainText('A tag has up to 40 letters')
  await expect(activity(page)).toContainText('changed the checklist')
  expect(await page.locator('img, main script').count()).toBe(0)
  expect(await page.title()).not.toMatch(/^[12]$/)
})

test('a comment that is written offline says so, and reaches the other desk later', async () => {
  test.setTimeout(240_000)
  const { desks, close } = await startTwoDesks((club) => [
    club.person('operator', 'bedford'),
    club.person('operator'),
  ])
  const [theo, dana] = desks
  await toTickets(theo.page)
  await toTickets(dana.page)
  await createTicket(theo.page, 'Ball return jammed')
  const row = dana.page.getByRole('row').filter({ hasText: 'Ball return jammed' })
  await row.getByText('Ball return jammed').click()
  await theo.goOffline()
  await expect(theo.page.getByRole('button', { name: /^Connection: Offline/ })).toBeVisible({
    timeout: 30_000,
  })
  await theo.page.getByRole('textbox', { name: 'Comment' }).fill('Cleared it with the rod.')
  await theo.page.keyboard.press('Control+Enter')
  await expect(ticketComments(theo.page)).toContainText('Not sent yet')
  await theo.comeBack()
  await expect(ticketComments(dana.page)).toContainText('Cleared it with the rod.', {
    timeout: 60_000,
  })
  await expect(ticketComments(theo.page)).not.toContainText('Not sent yet')
  await dana.page.keyboard.press('m')
  await expect(activity(theo.page)).toContainText(`${dana.person.name} took it`)
  await close()
})

for (const theme of ['Dark', 'Light', 'High contrast']) {
  test(`a ticket with everything is accessible: ${theme}`, async ({ app: { page } }) => {
    await signInAs(page, 'Theo')
    await chooseTheme(page, theme)
    await expect(page.getByRole('menu')).toHaveCount(0)
    await toTickets(page)
    await createTicket(page, 'Washroom light flickers')
    const ticket = ticketDetail(page)
    await ticket.getByLabel('Due').fill('2020-02-03T18:00')
    await page.keyboard.press('Enter')
    await ticket.getByLabel('Tags').fill('light')
    await page.keyboard.press('Enter')
    await ticket.getByLabel('Add an item').fill('Order a tube')
    await page.keyboard.press('Enter')
    await ticket.getByRole('checkbox', { name: 'Order a tube' }).check()
    await page.getByRole('textbox', { name: 'Comment' }).fill('Ordered.')
    await page.keyboard.press('Control+Enter')
    await expect(ticketComments(page)).toContainText('Ordered.')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await expect(page.getByRole('option', { name: /\(me\)/ })).toBeVisible()
    await expectAccessible(page)
  })
}

function activity(page: Page) {
  return page.getByRole('region', { name: 'Activity' })
}
