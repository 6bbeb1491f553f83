import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { chooseTheme, expect, inMain, signInAs, switchTo, test } from './fixtures/club-app'
import { createTicket, toTickets } from './fixtures/ticket-list'

test.beforeEach(async ({ app }) => {
  await inMain(app, ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setSize(1280, 800)
    window?.webContents.setZoomFactor(1)
  })
})

test('a filter with OR is built from the keyboard, shared, seen by a colleague and removed', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await createTicket(page, { title: 'Left monitor is black', priority: 'Urgent' })
  await createTicket(page, { title: 'Order towels', category: 'Orders' })
  await createTicket(page, { title: 'Lobby plant is dry' })

  await page.keyboard.press('f')
  const builder = page.getByRole('region', { name: 'Filter' })
  await expect(builder.getByRole('button', { name: 'Add a line' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await chooseLine(page, 'Priority', 'Urgent')
  await builder.getByRole('button', { name: 'Add a line' }).first().press('Enter')
  await chooseLine(page, 'Category', 'Orders')
  await expect(builder).toContainText('and (Priority is Urgent, or Category is Orders).')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(builder).toHaveCount(0)
  await expect(row(page, 'Left monitor is black')).toBeVisible()
  await expect(row(page, 'Order towels')).toBeVisible()
  await expect(row(page, 'Lobby plant is dry')).toHaveCount(0)

  const name = 'Black screens and orders'
  await page.getByRole('button', { name: 'Save view' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Save as a view' })
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await page.keyboard.type(name)
  await dialog.getByLabel('Share it with the staff').press('Space')
  await expectAccessible(page)
  await dialog.getByLabel('Name').press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Save view' })).toHaveCount(0)

  await switchTo(page, 'Dana')
  await toTickets(page)
  await expect(row(page, 'Lobby plant is dry')).toBeVisible()
  await page.getByRole('button', { name: new RegExp(`^${name} ?shared`) }).press('Enter')
  await expect(row(page, 'Lobby plant is dry')).toHaveCount(0)
  await expect(row(page, 'Order towels')).toBeVisible()
  await page.getByRole('button', { name: 'Change this view' }).press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Save as a new view…' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Remove…' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await switchTo(page, 'Theo')
  await toTickets(page)
  await page.getByRole('button', { name: 'Change this view' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Remove…' }).press('Enter')
  await expect(page.getByRole('dialog')).toContainText('Everybody loses it.')
  await page.getByRole('button', { name: 'Remove the view' }).press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText(name)).toHaveCount(0)
})

test('a search finds what only a comment says, and says what hides the rest', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await openView(page, 'All open')
  await createTicket(page, { title: 'Projector is dim' })
  await page.keyboard.press('r')
  await page.keyboard.type('The dichroic filter has yellowed.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: /^Comment by/ })).toContainText('dichroic')
  await page.keyboard.press('Escape')
  await createTicket(page, { title: 'Kettle is loud' })

  await page.keyboard.press('/')
  const search = page.getByRole('textbox', { name: 'Search tickets' })
  await expect(search).toBeFocused()
  await page.keyboard.type('yellow dichr')
  await expect(row(page, 'Kettle is loud')).toHaveCount(0)
  await expect(row(page, 'Projector is dim')).toBeVisible()
  await search.fill('nothing says this')
  await expect(page.getByText('No ticket matches')).toBeVisible()
  await expect(page.getByText(/^Searched for “nothing says this”/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(search).toHaveValue('')
  await expect(row(page, 'Kettle is loud')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(search).not.toBeFocused()

  await page.getByRole('button', { name: /^Status is/ }).press('Enter')
  await page.keyboard.type('arch')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Status is Open/ })).toContainText('+3')
  await page.getByRole('button', { name: 'Reset' }).press('Enter')
  await expect(page.getByRole('button', { name: /^Status is Open/ })).toContainText('+2')
})

test('the head of the list is accessible in every theme, with its menus open', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  for (const theme of ['Dark', 'Light', 'High contrast']) {
    await chooseTheme(page, theme)
    await expect(page.getByRole('menu')).toHaveCount(0)
    const filters = page.getByRole('group', { name: 'Filters' })
    await filters.getByRole('button', { name: 'Assignee' }).press('Enter')
    await expect(page.getByRole('listbox')).toBeVisible()
    await test.step(`values: ${theme}`, () => expectAccessible(page))
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Display' }).press('Enter')
    await expect(page.getByRole('checkbox', { name: 'Category' })).toBeVisible()
    await test.step(`display: ${theme}`, () => expectAccessible(page))
    await page.keyboard.press('Escape')
  }
})

function row(page: Page, title: string) {
  return page.locator('#ticket-list').getByText(title)
}

async function openView(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByText(name).click()
}

/** In the line that was just added. */
async function chooseLine(page: Page, field: string, value: string): Promise<void> {
  const added = page.locator('select[aria-label="What about"]:focus')
  await expect(added).toBeVisible()
  await page.keyboard.type(field)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.type(value.slice(0, 4))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
}
