import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { expect, inMain, signInAs, test } from './fixtures/club-app'
import { createTicket, ticketComments, ticketDetail, toTickets } from './fixtures/ticket-list'

test.beforeEach(async ({ app }) => {
  await inMain(app, ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setSize(1280, 800)
    window?.webContents.setZoomFactor(1)
  })
})

test('a ticket is merged from the keyboard, read where it goes on, and taken back', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await createTicket(page, 'Gyroscope cuts out')
  await createTicket(page, 'Gyroscope goes dark')
  await page.getByRole('textbox', { name: 'Comment' }).fill('Only after a swing.')
  await page.keyboard.press('Control+Enter')
  await expect(ticketComments(page)).toContainText('Only after a swing.')
  await page.keyboard.press('Escape')

  await choose(page, 'Merge into…')
  await page.keyboard.type('gyroscope cuts')
  const found = page.getByRole('listbox', { name: 'Tickets found' })
  await expect(found.getByRole('option')).toHaveText([/Gyroscope cuts out.*Bedford.*Open/])
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Merge tickets' })
  await expect(dialog.getByRole('region', { name: 'Goes on' })).toContainText('Gyroscope cuts out')
  await expectAccessible(page)
  await page.keyboard.press('Enter')

  await expect(title(page)).toHaveText('Gyroscope cuts out')
  await expect(section(page, 'Merged here')).toContainText('Gyroscope goes dark')
  await expect(ticketComments(page)).toContainText('from Gyroscope goes dark')
  await expectAccessible(page)
  await page.keyboard.press('z')
  await expect(title(page)).toHaveText('Gyroscope goes dark')
  await expect(ticketComments(page)).toContainText('Only after a swing.')
  await expect(ticketDetail(page)).not.toContainText('Merged into')
})

test('a part is split off, and a ticket that waits for another says so until that is done', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await createTicket(page, 'Periscope shows nothing')
  for (const item of ['Order a prism', 'Clean the glass']) {
    await ticketDetail(page).getByLabel('Add an item').fill(item)
    await page.keyboard.press('Enter')
  }
  await expect(ticketDetail(page)).toContainText('0 of 2 done')
  await page.keyboard.press('Escape')

  await choose(page, 'Split…')
  const dialog = page.getByRole('dialog', { name: 'Split off a part' })
  await page.keyboard.type('Prism for the periscope')
  await dialog.getByRole('checkbox', { name: 'Order a prism' }).check()
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(section(page, 'Parts')).toContainText('0 of 1 done')
  await expect(ticketDetail(page)).toContainText('0 of 1 done')

  await choose(page, 'Add link…')
  await page.getByLabel('How they have to do').selectOption({ label: linkLabel })
  await page.getByRole('combobox', { name: 'Find a ticket' }).fill('prism peri')
  await expect(page.getByRole('option', { name: /^Prism for the periscope/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(section(page, 'Linked')).toContainText('Blocked by')

  await page.keyboard.press('e')
  const form = page.getByRole('form', { name: 'Before it ends' })
  await expect(form).toContainText('One of its parts is still open')
  await expectAccessible(page)
  await form.getByLabel('Cause').press('Escape')
  await expect(form).toHaveCount(0)

  await section(page, 'Parts').getByRole('link', { name: 'Prism for the periscope' }).click()
  await expect(title(page)).toHaveText('Prism for the periscope')
  await expect(ticketDetail(page).getByRole('checkbox', { name: 'Order a prism' })).toBeVisible()
  await page.keyboard.press('e')
  await page.keyboard.press('Enter')
  await section(page, 'Part of').getByRole('link').click()
  await expect(section(page, 'Parts')).toContainText('1 of 1 done')
  await expect(section(page, 'Linked')).toContainText('Was blocked by')
})

test('what helped is asked for, told the next time, and goes to knowledge when it comes again', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await resolveNew(page, 'Humidifier leaks', ['Tank full', 'Emptied the tank'])
  await createTicket(page, 'Humidifier leaks again')
  await expect(ticketDetail(page)).toContainText('Last time: Emptied the tank')
  await page.keyboard.press('e')
  const form = page.getByRole('form', { name: 'Before it ends' })
  await form.getByRole('button', { name: 'Take over: Emptied the tank' }).click()
  await expect(form.getByLabel('Fix')).toHaveValue('Emptied the tank')
  await expect(form.getByLabel('Cause')).toHaveValue('Tank full')
  await page.keyboard.press('Enter')
  await expect(
    ticketDetail(page).getByRole('button', { name: 'Suggest for knowledge' }),
  ).toBeVisible()
  await expect(ticketDetail(page).getByLabel('Fix')).toHaveValue('Emptied the tank')
  await expectAccessible(page)

  await resolveNew(page, 'Leaking humidifier', ['', 'Emptied the tank'])
  await expect(ticketDetail(page)).toContainText('Suggested for knowledge')
  await expect(ticketDetail(page)).toContainText('3 tickets like it were resolved in 90 days.')
})

test('what comes again and again in a bay is a trend', async ({ app: { page } }) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  for (const name of ['Awning stuck', 'Awning stuck half way', 'Awning stuck again']) {
    await createTicket(page, name)
    await ticketDetail(page).getByLabel('Bay').selectOption('Bay 2')
  }
  await expect(ticketDetail(page)).toContainText('Bay 2 awning stuck: 3 times in 30 days')
  await ticketDetail(page)
    .getByRole('link', { name: 'Bay 2 awning stuck: 3 times in 30 days' })
    .click()
  await expect(page.getByRole('heading', { name: 'Trends' })).toBeVisible()
  const tickets = page.getByRole('region', { name: 'Tickets of the trend' })
  await expect(tickets.getByRole('link')).toHaveText([
    ...['Awning stuck again', 'Awning stuck half way', 'Awning stuck'],
  ])
  await expectAccessible(page)
})

const linkLabel = 'Is blocked by: this one waits for the other one'

function title(page: Page) {
  return ticketDetail(page).getByRole('heading', { level: 2 })
}

function section(page: Page, name: string) {
  return ticketDetail(page).getByRole('region', { name, exact: true })
}

/** From the ticket's menu, by keys alone. */
async function choose(page: Page, name: string): Promise<void> {
  await page.keyboard.press('.')
  const item = page.getByRole('menuitem', { name })
  await expect(item).toBeVisible()
  for (let tries = 0; tries < 8; tries += 1) {
    if (await item.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
}

async function resolveNew(page: Page, name: string, [cause, fix]: readonly [string, string]) {
  await createTicket(page, name)
  await page.keyboard.press('e')
  await expect(ticketDetail(page).getByLabel('Cause')).toBeFocused()
  await page.keyboard.type(cause)
  await page.keyboard.press('Tab')
  await page.keyboard.type(fix)
  await page.keyboard.press('Enter')
  await expect(ticketDetail(page).getByLabel('Status')).toHaveValue('resolved')
}
