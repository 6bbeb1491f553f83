import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { expect, inMain, type RunningApp, signInAs, test } from './fixtures/club-app'
import { createTicket, ticketDetail, toTickets } from './fixtures/ticket-list'

test.beforeEach(({ app }) => sizeTo(app, { width: 1280, height: 800 }))

test('columns are as wide as a person makes them, by dragging, by keys and by what is in them', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await expect(row(page).first()).toBeVisible()
  const usual = await widthOf(page, 'Status')
  const from = await middleOf(page, 'status')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x - 30, from.y, { steps: 3 })
  // The rows follow at once, and the edge stays under the pointer.
  await expect.poll(() => widthOf(page, 'Status')).toBe(usual + 30)
  const away = async () => Math.abs((await middleOf(page, 'status')).x - (from.x - 30))
  await expect.poll(away).toBeLessThanOrEqual(1)
  await page.mouse.up()
  const cell = row(page).first().locator('[data-column="status"]')
  await expect.poll(async () => (await cell.boundingBox())?.width).toBe(usual + 30 + 12)

  // In the second column but one, by keys.
  await page.keyboard.press('j')
  for (const _step of ['title', 'priority', 'status']) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('<')
  await expect.poll(() => widthOf(page, 'Status')).toBe(usual + 14)
  await expect(page.getByText(`Status: ${usual + 14} pixels wide`)).toBeAttached()
  await expectAccessible(page)
  await page.reload()
  await toTickets(page)
  await expect(row(page).first()).toBeVisible()
  expect(await widthOf(page, 'Status')).toBe(usual + 14)

  await page.locator('[data-sash="assignee"]').dblclick()
  const natural = await widthOf(page, 'Assignee')
  const name = row(page).getByText('Gil Marchetti', { exact: true }).first()
  expect(await name.evaluate((text) => text.scrollWidth <= text.clientWidth)).toBe(true)
  expect(natural).toBeLessThan(200)
  await page.getByRole('button', { name: 'Display' }).click()
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.keyboard.press('Escape')
  await expect.poll(() => widthOf(page, 'Status')).toBe(usual)
})

test('the cell that the keys are in is in sight, and a list says how many are left of it', async ({
  app: { page },
}) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await page.getByRole('button', { name: 'Display' }).click()
  for (const name of ['Tags', 'Due', 'Creator']) {
    await page.getByRole('checkbox', { name, exact: true }).check()
  }
  await page.keyboard.press('Escape')
  const creator = page.locator('[role="gridcell"][data-column="creator"]').first()
  await expect(creator).not.toBeInViewport({ ratio: 1 })
  await page.locator('#ticket-list').focus()
  await page.keyboard.press('j')
  await expect(row(page).first()).toHaveAttribute('aria-current', 'true')
  for (let column = 0; column < 11; column += 1) await page.keyboard.press('ArrowRight')
  await expect(creator).toHaveAttribute('data-active', 'true')
  await expect(creator).toBeInViewport({ ratio: 1 })
  await page.getByRole('button', { name: 'Reset', exact: true }).click()

  // Of one's own ticket nobody has to be told, wherever the keys are.
  await page.locator('#ticket-list').focus()
  await createTicket(page, 'Ball tray is cracked')
  await expect(row(page).filter({ hasText: 'Ball tray' })).toBeVisible()
  await expect(page.getByRole('button', { name: /new ticket/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(ticketDetail(page)).toHaveCount(0)
  // From the row, as from the ticket: given to me, and the question for its cause.
  await page.getByRole('textbox', { name: 'Search tickets' }).fill('ball tray')
  await expect(page.getByText('1 ticket', { exact: true })).toBeVisible()

  await page.locator('#ticket-list').focus()
  await expect(row(page)).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('m')
  await expect(page.getByRole('status').getByText('Assign: Theo Brandsma')).toBeVisible()
  await page.keyboard.press('e')
  await expect(ticketDetail(page).getByRole('form').getByLabel('Cause')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(ticketDetail(page).getByLabel('Status')).toHaveValue('resolved')

  // What was looked at is found again without a word.
  const seen = page.getByRole('group', { name: 'Recently seen' }).getByRole('option').first()
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: /Search or run/ })).toBeFocused()
    const first = await seen.textContent({ timeout: 1_000 }).catch(() => null)
    await page.keyboard.press('Escape')
    expect(first).toContain('Ball tray is cracked')
  }).toPass()
})

test('beside a ticket in the smallest window everything of the list is in sight', async ({
  app,
}) => {
  const { page } = app
  await signInAs(page, 'Theo')
  await toTickets(page)
  await sizeTo(app, { width: 960, height: 640 })
  await row(page).first().locator('[data-column="title"]').click()
  await expect(ticketDetail(page)).toBeVisible()
  const create = page.getByRole('button', { name: 'New', exact: true })
  await expect(create).toBeInViewport({ ratio: 1 })
  const [head, detail] = [await create.boundingBox(), await ticketDetail(page).boundingBox()]
  expect((head?.x ?? 960) + (head?.width ?? 0)).toBeLessThanOrEqual(detail?.x ?? 0)
  await page.getByRole('button', { name: 'Display' }).click()
  await expect(page.getByRole('checkbox', { name: 'Tags', exact: true })).toBeVisible()
})

// The size of the window is remembered for whoever comes next.
test.afterEach(({ app }) => sizeTo(app, { width: 1280, height: 800 }))

const sizeTo = (app: RunningApp, size: { readonly width: number; readonly height: number }) =>
  inMain(
    app,
    ({ BrowserWindow }, { width, height }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setSize(width, height)
      window?.webContents.setZoomFactor(1)
    },
    size,
  )

function row(page: Page) {
  return page.locator('[data-ticket]')
}

async function widthOf(page: Page, name: string): Promise<number> {
  const box = await page.getByRole('columnheader', { name, exact: true }).boundingBox()
  return Math.round(box?.width ?? 0)
}

async function middleOf(page: Page, column: string) {
  const box = await page.locator(`[data-sash="${column}"]`).boundingBox()
  if (box === null) throw new Error(`The column ${column} has no edge.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
