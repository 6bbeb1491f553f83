import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { photoWithTraces } from './fixtures/camera-photo'
import { expect, signInAs, test } from './fixtures/club-app'
import { bring, whenFilesAreTaken } from './fixtures/incoming-files'
import { toTickets } from './fixtures/ticket-list'

const onTicket = 'section[aria-label="Ticket"]'

test('the kiosk of guests is offered nowhere', async ({ app: { page } }) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New ticket' })
  const offered = dialog.getByLabel('Assignee').locator('option')
  await expect(offered.filter({ hasText: 'Ruth Okafor-Lyle' })).toHaveCount(1)
  await expect(offered.filter({ hasText: 'Kiosk' })).toHaveCount(0)
  await writeTicket(page, 'Nothing for guests')

  await page.keyboard.press('a')
  await page.keyboard.type('kiosk')
  await expect(page.getByText('Nobody of that name')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await page.keyboard.press('r')
  const people = page.getByRole('listbox', { name: 'People to mention' })
  await page.keyboard.type('@ru')
  await expect(people.getByRole('option')).toHaveText(/Ruth Okafor-Lyle/)
  await page.keyboard.type(' @har')
  await expect(people).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Comment' }).fill('')
  await page.keyboard.press('Escape')

  await page
    .getByRole('group', { name: 'Filters' })
    .getByRole('button', { name: 'Assignee' })
    .click()
  await page.keyboard.type('ruth')
  await expect(page.getByRole('option', { name: /Ruth Okafor-Lyle/ })).toBeVisible()
  await page.getByRole('combobox', { name: 'Find: Assignee' }).fill('kiosk')
  await expect(page.getByText('Nothing of that name')).toBeVisible()
})

test('a photo loses what the camera wrote; that it was removed is told; a merged ticket shows it', async ({
  app: { page, dataFolder },
}) => {
  await signInAs(page, 'Theo')
  await createTicket(page, 'Leak under the mat')
  await createTicket(page, 'Leak near the door')
  const photo = await photoWithTraces(page, { width: 800, height: 600 })
  await whenFilesAreTaken(page)
  await bring(page, { by: 'drop', onto: onTicket }, { texts: { 'leak.jpg': photo.text } })
  // The camera was held upright: what it wrote about that was followed before it was taken away.
  await expect(files(page).getByRole('img')).toHaveCount(1)
  expect(await shapeOf(page)).toBe('600x800')
  const kept = keptFiles(dataFolder)
  expect(kept.length).toBeGreaterThan(0)
  for (const bytes of kept) {
    for (const trace of photo.traces) expect(bytes.includes(trace)).toBe(false)
  }

  await bring(page, { by: 'drop', onto: onTicket }, { texts: { 'notes.txt': 'Wet since noon' } })
  await files(page).getByRole('button', { name: 'More about notes.txt' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(activity(page)).toContainText('removed the file “notes.txt”')

  await page.keyboard.press('.')
  await page.getByRole('menuitem', { name: 'Merge into…' }).click()
  await page.keyboard.type('leak under')
  await expect(page.getByRole('listbox', { name: 'Tickets found' })).toContainText('Leak under')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Merge tickets' })).toContainText('Goes on')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Leak under the mat' })).toBeVisible()
  expect(await shapeOf(page)).toBe('600x800')
  await expect(files(page).getByRole('link')).toHaveText('from “Leak near the door”')
  await expectAccessible(page)
})

/** What stands in the folders of files beside the copies. */
function keptFiles(dataFolder: string): readonly Buffer[] {
  const local = join(dataFolder, 'local')
  return readdirSync(local)
    .filter((name) => name.endsWith('.files'))
    .flatMap((name) =>
      readdirSync(join(local, name)).map((file) => readFileSync(join(local, name, file))),
    )
}

function shapeOf(page: Page): Promise<string> {
  return files(page)
    .getByRole('img')
    .evaluate(async (image: HTMLImageElement) => {
      await image.decode()
      return `${image.naturalWidth}x${image.naturalHeight}`
    })
}

function files(page: Page) {
  return page.getByRole('region', { name: 'Photos and files' })
}

function activity(page: Page) {
  return page.getByRole('region', { name: 'Activity' })
}

async function createTicket(page: Page, title: string): Promise<void> {
  await toTickets(page)
  await page.keyboard.press('c')
  await writeTicket(page, title)
}

/** Into the dialog that is open. */
async function writeTicket(page: Page, title: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'New ticket' })
  await dialog.getByLabel('Title').fill(title)
  const location = dialog.getByLabel('Location')
  if ((await location.inputValue()) === '') await location.selectOption('Bedford')
  await dialog.getByLabel('Title').press('Enter')
  await expect(page.getByRole('region', { name: 'Ticket', exact: true })).toContainText(title)
}
