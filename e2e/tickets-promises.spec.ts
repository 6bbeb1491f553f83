import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { expect, inMain, type RunningApp, signInAs, switchTo, test } from './fixtures/club-app'
import { startTwoDesks } from './fixtures/two-desks'

test('what is promised shows at the ticket, and stands while it waits', async ({ app }) => {
  const { page } = app
  await toUsualSize(app)
  await signInAs(page, 'Priya')
  await toSettings(page, 'Promises')
  const urgent = page.getByLabel('Resolved within, Urgent')
  await urgent.fill('soon')
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await urgent.fill('7:30')
  await page.keyboard.press('Enter')
  await expect(urgent).toHaveValue('7 h 30 min')
  await expect(page.getByText(/Set by Priya .* default 4 h/)).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Back to the tickets' }).click()
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title').fill('Bay 4 stays dark')
  await dialog.getByLabel('Location').selectOption('Harbour')
  await dialog.getByLabel('Priority').selectOption('Urgent')
  await page.keyboard.press('Control+Enter')
  const promises = page.getByRole('list', { name: 'What is promised' })
  await expect(promises).toContainText('Answer in 15 min')
  await expect(promises).toContainText('Resolve in 7 h 30 min')

  const status = page.getByRole('region', { name: 'Ticket', exact: true }).getByLabel('Status')
  await status.selectOption('waiting')
  await expect(promises).toContainText('Answered in time')
  await expect(promises).toContainText('7 h 30 min · paused')
  await page.getByRole('button', { name: 'Resolve', exact: true }).first().click()
  await page.keyboard.press('Enter')
  await expect(promises).toContainText('Resolved in time')

  await toSettings(page, 'Promises')
  await page.getByRole('button', { name: 'Back to 4 h' }).click()
  await expect(urgent).toHaveValue('4 h')
})

test('a rule gives a ticket made of a template to whoever is on shift', async ({ app }) => {
  const { page } = app
  await toUsualSize(app)
  await signInAs(page, 'Priya')
  await toSettings(page, 'Shifts')
  await page.getByLabel('Person').selectOption('Dana Kessler')
  await page.getByRole('button', { name: 'Add a shift' }).click()
  await expect(page.getByRole('list', { name: 'Shifts that are not over' })).toContainText('Dana')
  await page.getByLabel('From').fill('2020-01-01T00:00')
  await page.getByLabel('Person').selectOption('Dana Kessler')
  await page.getByRole('button', { name: 'Add a shift' }).click()
  await expect(page.getByRole('button', { name: /^End now: Dana/ }).first()).toBeVisible()

  await toSettings(page, 'Assignment')
  await page.getByRole('button', { name: 'Add a rule' }).click()
  // The demo club has three rules.
  const fourth = page.getByRole('listitem', { name: 'Rule 4' })
  await fourth.getByLabel('Category').selectOption('Tech')
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByRole('listitem', { name: 'Rule 5' }).getByLabel('Category').selectOption('Orders')
  await page.getByRole('button', { name: 'Move rule 5 up' }).click()
  await expect(fourth.getByLabel('Category')).toHaveValue('orders')
  await fourth.getByLabel('Category').selectOption('Any category')

  await toSettings(page, 'Templates')
  await page.getByRole('button', { name: 'New template' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name of the template').fill('Weekly projector clean')
  await dialog.getByLabel('Title of the ticket').fill('Clean the projectors')
  await dialog.getByLabel('Checklist, one item a line').fill('Lens\nFilter')
  await dialog.getByLabel('Comes again').selectOption('Every week')
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await dialog.getByLabel('Location').selectOption('Harbour')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('list', { name: 'Templates' })).toContainText(
    /on Mon at 09:00 · next/,
  )
  await page.getByRole('button', { name: 'Make a ticket: Weekly projector clean' }).click()
  const ticket = page.getByRole('region', { name: 'Ticket', exact: true })
  await expect(ticket).toContainText('0 of 2 done')
  await expect(ticket.getByLabel('Assignee')).toHaveValue('Dana Kessler')

  // Who works at the desk reads it all and changes nothing.
  await switchTo(page, 'Theo')
  await toSettings(page, 'Assignment')
  await expect(page.getByText('change these rules')).toBeVisible()
  await expect(fourth).toContainText('Whoever is on shift')
  await expect(page.getByRole('button', { name: 'Add a rule' })).toHaveCount(0)
})

test('a ticket that comes again is opened once, at two desks', async () => {
  const { club, desks, close } = await startTwoDesks((the) => [
    the.person('manager'),
    the.person('operator'),
  ])
  try {
    const [{ page }] = desks
    await toSettings(page, 'Templates')
    await page.getByRole('button', { name: 'New template' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name of the template').fill('Daily sweep')
    await dialog.getByLabel('Title of the ticket').fill('Sweep every bay')
    await dialog.getByLabel('Location').selectOption('Harbour')
    await dialog.getByLabel('Comes again').selectOption('Every day')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('list', { name: 'Templates' })).toContainText(/next .*\d\d:\d\d/)
    await club.owner.pool.query(`update ticket_templates set next_at = now() - interval '3 days'`)
    const sql = `select count(*)::int as made from tickets where title = 'Sweep every bay'`
    const made = async () => (await club.owner.pool.query(sql)).rows
    await expect.poll(made, { timeout: 60_000 }).toEqual([{ made: 1 }])
    for (const desk of desks) {
      await desk.page.getByRole('link', { name: 'Ask' }).click()
      await desk.page.getByRole('link', { name: /^Tickets/ }).click()
      await expect(desk.page.getByText('Sweep every bay').first()).toBeVisible()
    }
    expect(await made()).toEqual([{ made: 1 }])
  } finally {
    await close()
  }
})

/** Another test may have left the window small or its text large. */
async function toUsualSize(app: RunningApp): Promise<void> {
  await inMain(app, ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setSize(1280, 800)
    window?.webContents.setZoomFactor(1)
  })
}

async function toSettings(page: Page, part: string): Promise<void> {
  await page.getByRole('link', { name: /^Tickets/ }).click()
  await page.getByRole('button', { name: 'More about tickets' }).click()
  await page.getByRole('menuitem', { name: 'Ticket settings' }).click()
  await page.getByRole('link', { name: part, exact: true }).click()
}
