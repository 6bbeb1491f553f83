import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessibility'
import { expect, inMain, signInAs, test } from './fixtures/club-app'

const folder = mkdtempSync(join(tmpdir(), 'clubos-exchange-'))
test.afterAll(() => rmSync(folder, { recursive: true }))

test('the tickets of a list go out as CSV, and those of a file come in after a look', async ({
  app,
}) => {
  const { page } = app
  const [out, file] = [join(folder, 'out.csv'), join(folder, 'in.csv')]
  const rows = ['title,location,bay,colour', '=Lamp dim,harbour,3,red', 'Gate stuck,nowhere,,']
  writeFileSync(file, rows.join('\n'))
  await inMain(
    app,
    ({ dialog }, { saved, chosen }) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: saved })
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    },
    { saved: out, chosen: file },
  )
  await signInAs(page, 'Dana')
  await page.getByRole('link', { name: /^Tickets/ }).click()
  const views = page.getByRole('navigation', { name: 'Views' })
  await views.getByRole('button', { name: /^Everything/ }).click()

  const dialog = await open(page, 'Import from CSV…')
  await dialog.getByRole('button', { name: 'Choose a file' }).click()
  await expect(dialog).toContainText('Columns that no ticket has: colour')
  await expect(dialog).toContainText('There is no “nowhere”')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Make 1 ticket' }).click()
  await expect(dialog).toContainText('1 ticket was made.')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('row').filter({ hasText: '=Lamp dim' })).toContainText('Bay 3')

  const leaving = await open(page, 'Export as CSV…')
  await leaving.getByRole('button', { name: 'None' }).click()
  for (const column of ['title', 'bay']) await leaving.getByLabel(column, { exact: true }).check()
  await expectAccessible(page)
  await leaving.getByRole('button', { name: 'Choose where and export' }).click()
  await expect(leaving).toContainText(`in ${out}`)
  const written = readFileSync(out, 'utf8')
  expect(written.slice(1)).toMatch(/^title,bay\r\n/)
  // No spreadsheet takes it for a formula.
  expect(written).toContain("\r\n'=Lamp dim,3\r\n")

  // A wrong import is taken back in one step; nothing is deleted.
  await leaving.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('Control+z')
  await expect(
    page.getByRole('status').getByText('Undone: 1 ticket is in the archive'),
  ).toBeVisible()
})

async function open(page: Page, name: string) {
  await page.getByRole('button', { name: 'More about tickets' }).click()
  await page.getByRole('menuitem', { name }).click()
  return page.getByRole('dialog')
}
