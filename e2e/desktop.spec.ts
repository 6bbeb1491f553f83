import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from './fixtures/accessibility'
import { ask, expect, newDataFolder, signInAs, startApp, test } from './fixtures/club-app'

test('the window comes back where it was left', async ({ sharedFolder }) => {
  const first = await startApp({ dataFolder: sharedFolder })
  await first.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1111, height: 777 })
  })
  await expect
    .poll(() => first.page.evaluate(() => [window.outerWidth, window.outerHeight]))
    .toEqual([1111, 777])
  await first.close()
  const second = await startApp({ dataFolder: sharedFolder })
  const bounds = await second.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  )
  expect(bounds).toMatchObject({ width: 1111, height: 777 })
  await second.close()
})

test('a second start on the same data hands over to the first', async ({ app, sharedFolder }) => {
  await expect(startApp({ dataFolder: sharedFolder })).rejects.toThrow()
  await expect(app.page.getByRole('heading', { name: /Sign in/ })).toBeVisible()
})

test('a page that crashes comes back, and what was asked is still there', async ({ app }) => {
  const { page, electron, dataFolder } = app
  await signInAs(page, 'Owen')
  await ask(page, 'closing checklist')
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  // The page that this test held is gone for good; the window's new one is asked by the app.
  const shown = () =>
    electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
    )
  await expect.poll(shown).toContain('End of day')
  expect(readFileSync(join(dataFolder, 'logs', 'app.log'), 'utf8')).toContain('page stopped')
})

test('a start that fails says why and what to do, and can be tried again', async () => {
  const dataFolder = newDataFolder()
  const first = await startApp({ dataFolder })
  await signInAs(first.page, 'Dana')
  await first.close()
  const versionFile = join(dataFolder, 'postgres', 'data', 'PG_VERSION')
  const version = readFileSync(versionFile, 'utf8')
  writeFileSync(versionFile, '12\n')

  const { page, close } = await startApp({ dataFolder })
  await expect(page.getByRole('alert')).toContainText(/PostgreSQL 12/)
  await expectAccessible(page)
  writeFileSync(versionFile, version)
  await page.getByRole('button', { name: 'Try again' }).click()
  await signInAs(page, 'Dana')
  await close()
  rmSync(dataFolder, { recursive: true, force: true })
})
