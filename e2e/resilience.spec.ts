import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from './fixtures/accessibility'
import {
  ask,
  databaseProcess,
  expect,
  newDataFolder,
  signInAs,
  startApp,
  test,
} from './fixtures/club-app'

test('answers the same without the database, says since when, and comes back', async () => {
  const dataFolder = newDataFolder()
  const app = await startApp({ dataFolder })
  const { page } = app
  await signInAs(page, 'Dana')
  const question = 'projector goes dark after a swing'
  const online = await (await ask(page, question)).getByRole('listitem').allInnerTexts()
  const badge = page.getByRole('button', { name: /^Connection:/ })
  await expect(badge).toHaveAccessibleName(/Online/)

  process.kill(databaseProcess(dataFolder), 'SIGQUIT')
  await expect(badge).toHaveAccessibleName(/Offline since/, { timeout: 30_000 })
  const offline = await (await ask(page, question)).getByRole('listitem').allInnerTexts()
  expect(offline).toEqual(online)
  await expect(page.getByText(/Offline: answering from this device’s copy/)).toBeVisible()
  await expectAccessible(page)

  // The app starts its own server again after a while; nobody has to do anything.
  await expect(badge).toHaveAccessibleName(/Online/, { timeout: 60_000 })
  await app.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

test('keeps questions and answers when it is killed, and takes its database over', async () => {
  const dataFolder = newDataFolder()
  const killed = await startApp({ dataFolder })
  await signInAs(killed.page, 'Dana')
  await ask(killed.page, 'closing checklist')
  const server = databaseProcess(dataFolder)
  killed.electron.process().kill('SIGKILL')

  const again = await startApp({ dataFolder })
  await signInAs(again.page, 'Dana')
  await expect(again.page.getByRole('article', { name: 'Answer' })).toContainText('End of day')
  expect(databaseProcess(dataFolder)).toBe(server)
  await again.close()
  await expect.poll(() => isAlive(server), { message: 'the last one out stops it' }).toBe(false)
  rmSync(dataFolder, { recursive: true, force: true })
})

test('names what is wrong in the configuration and works all the same', async () => {
  const dataFolder = newDataFolder()
  writeFileSync(join(dataFolder, 'clubos.json'), '{"routing":{"specialst":0.8},"theme":"dark"}')
  const app = await startApp({ dataFolder })
  await signInAs(app.page, 'Dana')
  await expect(app.page.getByText('“routing.specialst” is not a setting')).toBeVisible()
  await expect(app.page.getByText('“theme” is not a setting')).toBeVisible()
  await expect(await ask(app.page, 'closing checklist')).toContainText('End of day')
  await app.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

test('says what is wrong when the central database cannot be reached at sign-in', async () => {
  const dataFolder = newDataFolder()
  const env = { CLUBOS_DATABASE_URL: 'postgres://127.0.0.1:9/clubos' }
  const app = await startApp({ dataFolder, env })
  await app.page.getByLabel(/E-mail/).fill('dana@fairway24.example')
  await app.page.getByLabel('Password', { exact: true }).fill('whatever it is')
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('alert')).toContainText('database cannot be reached')
  await app.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
