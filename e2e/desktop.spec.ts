import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findElectron } from '../build/runtime.mjs'
import { expectAccessible } from './fixtures/accessibility'
import { expect, inMain, newDataFolder, signInAs, startApp, test } from './fixtures/club-app'

test('the window comes back where it was left', async ({ sharedFolder }) => {
  const first = await startApp({ dataFolder: sharedFolder })
  await inMain(first, ({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1111, height: 777 })
  })
  await expect
    .poll(() => first.page.evaluate(() => [window.outerWidth, window.outerHeight]))
    .toEqual([1111, 777])
  await first.close()
  const second = await startApp({ dataFolder: sharedFolder })
  const bounds = await inMain(second, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  )
  expect(bounds).toMatchObject({ width: 1111, height: 777 })
  await second.close()
})

test('a second start on the same data hands over to the first', async ({ app, sharedFolder }) => {
  await expect(startApp({ dataFolder: sharedFolder })).rejects.toThrow()
  await expect(app.page.getByRole('heading', { name: /Sign in/ })).toBeVisible()
})

test('a page that crashes comes back by itself', async ({ sharedFolder }) => {
  // Without Playwright in between, which would hold the new page back.
  const runtime = findElectron()
  const app = spawn(runtime.executable, [...runtime.args, process.cwd()], {
    env: { ...process.env, CLUBOS_DATA_DIR: sharedFolder },
  })
  let out = ''
  app.stdout.on('data', (chunk) => {
    out += chunk
  })
  const usable = () => out.split('window usable').length - 1
  await expect.poll(usable).toBe(1)
  process.kill(rendererOf(app.pid), 'SIGKILL')
  await expect.poll(usable).toBe(2)
  const log = readFileSync(join(sharedFolder, 'logs', 'app.log'), 'utf8')
  expect(log).toContain('The window’s page stopped.')
  const ended = once(app, 'exit')
  app.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
})

/** The process of the page: the child that Chromium calls a renderer. */
function rendererOf(appPid: number | undefined): number {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  const processes = rows.map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? [])
  const family = new Set([String(appPid)])
  for (const [, pid = '', parent = ''] of processes) if (family.has(parent)) family.add(pid)
  const renderer = processes.find(
    ([, pid = '', , args = '']) => family.has(pid) && args.includes('--type=renderer'),
  )
  return Number(renderer?.[1])
}

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
