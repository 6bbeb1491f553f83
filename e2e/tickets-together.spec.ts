import type { Page } from '@playwright/test'
import type { TestClub } from '../src-main/data/postgres/testing/test-club'
import { expectAccessible } from './fixtures/accessibility'
import { expect, inMain, type RunningApp, signInAs, test } from './fixtures/club-app'
import { createTicket, toTickets } from './fixtures/ticket-list'
import { startTwoDesks } from './fixtures/two-desks'

test.describe.configure({ timeout: 240_000 })

const operators = (club: TestClub) =>
  [club.person('operator'), club.person('operator', 'bedford')] as const

test('two people call, see and settle with each other at one ticket', async () => {
  const { desks, close } = await startTwoDesks(operators)
  const [dana, theo] = desks
  for (const { page } of desks) await openTickets(page)
  await createTicket(dana.page, 'Projector in bay 4 dark')

  // Called by name from the keyboard, told once, led to the ticket.
  await watchDesktopNotices(theo)
  await dana.page.keyboard.press('r')
  const box = dana.page.getByRole('textbox', { name: 'Comment' })
  const [first] = theo.person.name.split(' ')
  await dana.page.keyboard.type(`Lamp or cable? <img src=x> @${first?.slice(0, 3)}`)
  await expect(dana.page.getByRole('option', { name: new RegExp(theo.person.name) })).toBeVisible()
  await dana.page.keyboard.press('Enter')
  await expect(box).toHaveValue(new RegExp(`@${theo.person.name} $`))
  await dana.page.keyboard.press('Control+Enter')
  await expect(bell(theo.page)).toHaveAccessibleName('Notices, 1 unread')
  await expect(bell(dana.page)).toHaveAccessibleName('Notices')
  await expect(theo.page.getByRole('link', { name: /^Tickets.*1 unread mention/ })).toBeVisible()

  await theo.page.keyboard.press('g')
  await theo.page.keyboard.press('n')
  const notices = theo.page.getByRole('dialog', { name: 'Notices' })
  await expect(notices.getByRole('button', { name: /mentioned you/ })).toContainText(
    'Lamp or cable',
  )
  await expectAccessible(theo.page)
  await shot(theo.page, 'notices')
  await theo.page.keyboard.press('Enter')
  await expect(ticket(theo.page)).toContainText('Projector in bay 4 dark')
  await expect(bell(theo.page)).toHaveAccessibleName('Notices')
  await expect(ticket(theo.page).locator('mark')).toHaveText(`@${theo.person.name}`)
  await theo.page.getByRole('link', { name: 'Ask' }).click()
  expect(await chooseDesktopNotice(theo)).toEqual([
    `${dana.person.name} mentioned you: Projector in bay 4 dark`,
  ])
  await expect(ticket(theo.page)).toContainText('Projector in bay 4 dark')

  // Each sees that the other is there.
  await expect(ticket(dana.page)).toContainText(`${theo.person.name} is here`, { timeout: 30_000 })
  await theo.page.keyboard.press('r')
  await theo.page.keyboard.type('It is the lamp')
  await expect(ticket(dana.page)).toContainText(`${theo.person.name} is writing`, {
    timeout: 30_000,
  })
  await shot(dana.page, 'presence')
  await theo.page.keyboard.press('Control+Enter')
  await expect(dana.page.getByRole('log').filter({ hasText: 'New comment by' })).toHaveCount(1)
  await expectAccessible(dana.page)

  // Both change one field without the line; whoever comes later chooses at the field.
  for (const desk of desks) await desk.goOffline()
  for (const { page } of desks) {
    await expect(badge(page)).toHaveAccessibleName(/Offline since/, { timeout: 30_000 })
  }
  await ticket(dana.page).getByLabel('Priority').selectOption('urgent')
  await ticket(theo.page).getByLabel('Priority').selectOption('low')
  for (const { page } of desks) await expect(badge(page)).toHaveAccessibleName(/· 1 queued/)
  await dana.comeBack()
  await expect(badge(dana.page)).toHaveAccessibleName(/Online · synced/, { timeout: 60_000 })
  await theo.comeBack()
  const conflict = ticket(theo.page).getByRole('group', { name: 'Conflict: Priority' })
  await expect(conflict).toContainText('Urgent', { timeout: 60_000 })
  await expect(conflict).toContainText('Low')
  await expectAccessible(theo.page)
  await shot(theo.page, 'conflict')
  await conflict.getByRole('button', { name: 'Use mine: Low' }).click()
  await expect(conflict).toHaveCount(0)
  for (const { page } of desks) {
    await expect(ticket(page).getByLabel('Priority')).toHaveValue('low')
    await expect(badge(page)).toHaveAccessibleName(/^Connection: Online · synced$/)
  }
  await close()
})

test('a ticket is found by what was said about it, and handed over, from the keyboard', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await openTickets(page)
  await createTicket(page, 'Keypad at the side door beeps')
  await page.keyboard.press('r')
  await page.keyboard.type('The locksmith comes on Tuesday')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: /Comment by/ })).toContainText('locksmith')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(ticket(page)).toHaveCount(0)

  const palette = page.getByRole('combobox', { name: /Search or run/ })
  await page.keyboard.press('Control+k')
  await expect(palette).toBeFocused()
  await page.keyboard.type('locksmith tues')
  const option = page.getByRole('option', { name: /Keypad at the side door/ })
  await expect(option).toBeVisible()
  await shot(page, 'palette')
  await expect(option).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(ticket(page)).toContainText('Keypad at the side door beeps')

  await page.keyboard.press('Control+k')
  await expect(palette).toBeFocused()
  await page.keyboard.type('shift hand')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Shift handover' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Copy as Markdown' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  await page
    .getByRole('region', { name: 'New' })
    .getByRole('link', { name: /side door/ })
    .click()
  await expect(ticket(page)).toContainText('Keypad at the side door beeps')
})

interface Watched {
  desktopNotices?: { readonly words: string; readonly choose: () => void }[]
}

/** Nobody has the window before them, and what the system would tell is kept instead. */
async function watchDesktopNotices(app: RunningApp): Promise<void> {
  await inMain(app, ({ BrowserWindow, Notification }) => {
    const kept: Watched['desktopNotices'] = []
    ;(globalThis as Watched).desktopNotices = kept
    BrowserWindow.getFocusedWindow = () => null
    Notification.isSupported = () => true
    Notification.prototype.show = function show() {
      kept.push({ words: `${this.title}: ${this.body}`, choose: () => this.emit('click') })
    }
  })
}

/** What the system was told; the last of it is chosen. */
function chooseDesktopNotice(app: RunningApp): Promise<readonly string[]> {
  return inMain(app, () => {
    const kept = (globalThis as Watched).desktopNotices ?? []
    kept.at(-1)?.choose()
    return kept.map(({ words }) => words)
  })
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}

function bell(page: Page) {
  return page.getByRole('button', { name: /^Notices/, includeHidden: true })
}

function badge(page: Page) {
  return page.getByRole('button', { name: /^Connection:/, includeHidden: true })
}

function ticket(page: Page) {
  return page.getByRole('region', { name: 'Ticket' })
}

async function openTickets(page: Page): Promise<void> {
  await toTickets(page)
  await expect(badge(page)).toHaveAccessibleName(/Online · synced/, { timeout: 60_000 })
}
