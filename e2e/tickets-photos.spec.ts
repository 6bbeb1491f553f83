import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import {
  expect,
  newDataFolder,
  type RunningApp,
  signInAs,
  startApp,
  test,
} from './fixtures/club-app'
import { bring, whenFilesAreTaken } from './fixtures/incoming-files'
import { createTicket, toTickets, writeTicket } from './fixtures/ticket-list'
import { startTwoDesks } from './fixtures/two-desks'

const onTicket = 'section[aria-label="Ticket"]'

test('photos are dropped, pasted, looked at, and are there again after a restart', async () => {
  const dataFolder = newDataFolder()
  const app = await startApp({ dataFolder })
  const { page } = app
  await signInAs(page, 'Theo')
  await toTickets(page)
  await createTicket(page, 'Screen flickers after a swing')
  await whenFilesAreTaken(page)

  await bring(page, { by: 'drag', onto: onTicket }, { texts: { 'x.txt': 'x' } })
  await expect(page.getByText('Drop to add to this ticket')).toBeVisible()
  const photos = [{ name: 'bay 4.jpg', width: 4_000, height: 3_000 }]
  await bring(page, { by: 'drop', onto: onTicket }, { photos })
  await bring(
    page,
    { by: 'paste', onto: onTicket },
    {
      photos: [{ name: 'image.png', width: 640, height: 400 }],
    },
  )
  await expect(files(page).getByRole('img')).toHaveCount(2)
  expect(await sizesOf(page)).toEqual(['2048x1536', '640x400'])
  await expect(activity(page)).toContainText('added the photo “bay 4.jpg”')

  await files(page).getByRole('button', { name: 'Open bay 4.jpg' }).click()
  const viewer = page.getByRole('dialog', { name: 'Photo: bay 4.jpg' })
  await expect(viewer.getByRole('img')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('dialog', { name: /Photo: Pasted/ })).toContainText('2 of 2')
  await page.keyboard.press('+')
  await expect(page.getByRole('button', { name: 'Fit to the window' })).toBeEnabled()
  // Larger than the window it is moved by the arrows; as large as it, they go on.
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('dialog', { name: /Photo: Pasted/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('0')
  await page.keyboard.press('ArrowLeft')
  await expect(viewer).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(files(page).getByRole('button', { name: 'Open bay 4.jpg' })).toBeFocused()
  await expectAccessible(page)
  await app.close()

  const again = await startApp({ dataFolder })
  await signInAs(again.page, 'Theo')
  await openTicket(again.page, 'Screen flickers after a swing')
  await expect(files(again.page).getByRole('img')).toHaveCount(2)
  await expect(files(again.page)).not.toContainText('Not sent yet')
  expect(await sizesOf(again.page)).toEqual(['2048x1536', '640x400'])
  await savesPdf(again)
  await again.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

test('what cannot be added says why and what to do', async ({ app: { page } }) => {
  await signInAs(page, 'Theo')
  await toTickets(page)
  await createTicket(page, 'Odd files')
  await whenFilesAreTaken(page)
  const megabytes = 1_024 * 1_024
  await bring(
    page,
    { by: 'drop', onto: onTicket },
    {
      texts: {
        'torn.jpg': '\xff\xd8\xff half a photo',
        'notes.txt': 'Lamp: 2,000 h',
        'run.bat': 'x',
      },
      sizes: { 'film.mov': 200 * megabytes, 'nothing.txt': 0 },
    },
  )
  const problems = files(page).getByRole('alert')
  await expect(problems).toContainText([
    '“torn.jpg” cannot be opened as a picture',
    '“run.bat” is or looks like a program',
    '“film.mov” is 209.7 MB; at most 25 MB.',
    '“nothing.txt” is empty',
  ])
  await expect(files(page)).toContainText('notes.txt')
  await files(page).getByRole('button', { name: 'Add as a plain file' }).click()
  await expect(problems).toHaveCount(3)
  await expect(files(page).getByRole('listitem')).toHaveCount(2)
  await files(page).getByRole('button', { name: 'More about notes.txt' }).click()
  await page.getByRole('menuitem', { name: 'Rename…' }).click()
  await page.getByLabel('New name of notes.txt').fill('../lamp: hours?.txt')
  await page.keyboard.press('Enter')
  await expect(files(page)).toContainText('lamp- hours-.txt')
  await files(page).getByRole('button', { name: 'More about lamp- hours-.txt' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(files(page)).toContainText('Removed “lamp- hours-.txt”.')
  await files(page).getByRole('button', { name: 'Undo' }).click()
  await expect(files(page).getByRole('listitem')).toHaveCount(2)
})

test('a photo that was added offline reaches the other desk', async () => {
  test.setTimeout(240_000)
  const { desks, close } = await startTwoDesks((club) => [
    club.person('operator', 'bedford'),
    club.person('operator'),
  ])
  const [theo, dana] = desks
  await toTickets(theo.page)
  await theo.page.keyboard.press('c')
  await bring(
    theo.page,
    { by: 'drop', onto: '[role="dialog"] form' },
    {
      photos: [{ name: 'leak.jpg', width: 1_200, height: 900 }],
    },
  )
  await writeTicket(theo.page, 'Water under the mat')
  await expect(files(theo.page).getByRole('img')).toHaveCount(1)
  await openTicket(dana.page, 'Water under the mat')
  await expect(files(dana.page).getByRole('img')).toHaveCount(1, { timeout: 30_000 })
  await theo.goOffline()
  await expect(theo.page.getByRole('button', { name: /^Connection: Offline/ })).toBeVisible({
    timeout: 30_000,
  })
  await bring(
    theo.page,
    { by: 'drop', onto: onTicket },
    {
      photos: [{ name: 'closer.jpg', width: 1_600, height: 1_200 }],
    },
  )
  await expect(files(theo.page)).toContainText('Not sent yet')
  await theo.comeBack()
  await expect(files(dana.page).getByRole('img', { name: 'closer.jpg' })).toBeVisible({
    timeout: 60_000,
  })
  await expect(files(theo.page)).not.toContainText('Not sent yet')
  await close()
})

function files(page: Page) {
  return page.getByRole('region', { name: 'Photos and files' })
}

function activity(page: Page) {
  return page.getByRole('region', { name: 'Activity' })
}

/** Of the photos as they were kept, in pixels. */
function sizesOf(page: Page): Promise<readonly string[]> {
  return files(page)
    .getByRole('img')
    .evaluateAll((images) =>
      Promise.all(
        (images as HTMLImageElement[]).map(async (image) => {
          await image.decode()
          return `${image.naturalWidth}x${image.naturalHeight}`
        }),
      ),
    )
}

async function savesPdf(app: RunningApp): Promise<void> {
  const file = join(tmpdir(), `clubos-ticket-${process.pid}.pdf`)
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  await app.page.getByRole('button', { name: 'Print and PDF' }).click()
  await app.page.getByRole('menuitem', { name: 'Save as PDF…' }).click()
  await expect(app.page.getByRole('button', { name: 'Preparing the page…' })).toHaveCount(0)
  await expect.poll(() => readFileSync(file, 'latin1').slice(0, 5)).toBe('%PDF-')
  const pdf = readFileSync(file, 'latin1')
  expect(pdf).toContain('/Title (Screen flickers after a swing)')
  // The ticket and its photo are on it, and not the window as it was on screen.
  expect(pdf.match(/\/S \/H1/g)).toHaveLength(1)
  expect(pdf).toContain('/S /Figure')
  rmSync(file)
}

async function openTicket(page: Page, title: string): Promise<void> {
  await toTickets(page)
  await page.getByRole('grid', { name: 'Tickets' }).getByText(title).click()
  await expect(page.getByRole('region', { name: 'Ticket', exact: true })).toContainText(title)
}
