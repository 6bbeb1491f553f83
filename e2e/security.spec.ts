import { expect, inMain, signInAs, test } from './fixtures/club-app'

test('the page has two functions of the outside and nothing of Node', async ({ app }) => {
  const seen = await app.page.evaluate(() => ({
    bridge: Object.keys((window as unknown as { clubos: object }).clubos).sort(),
    node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  }))
  expect(seen).toEqual({ bridge: ['on', 'request'], node: [] })
})

test('the window is sandboxed and isolated', async ({ app }) => {
  const preferences = await inMain(app, ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } =
      contents.getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration, webSecurity }
  })
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  })
})

test('nothing loads from outside, no window opens, no page is left', async ({ app }) => {
  const { page } = app
  const policy = await page.evaluate(async () => {
    const response = await fetch(location.href)
    return response.headers.get('content-security-policy')
  })
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe-eval')
  expect(await page.evaluate(() => window.open('https://example.com') === null)).toBe(true)
  const address = page.url()
  await page.evaluate(() => location.assign('https://example.com'))
  await page.waitForTimeout(300)
  expect(page.url()).toBe(address)
  const outside = await page.evaluate(() =>
    fetch('https://example.com').then(
      () => 'loaded',
      () => 'refused',
    ),
  )
  expect(outside).toBe('refused')
})

test('no file outside the app’s folder is served', async ({ app }) => {
  const statuses = await app.page.evaluate(() =>
    Promise.all(
      [
        '/../package.json',
        '/%2e%2e/%2e%2e/package.json',
        '/..%2f..%2fpackage.json',
        '/nothing.js',
      ].map((path) => fetch(new URL(path, location.origin)).then(({ status }) => status)),
    ),
  )
  expect(statuses).toEqual([404, 404, 404, 404])
})

test('permissions are refused', async ({ app }) => {
  const states = await app.page.evaluate(() =>
    Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone'].map(
        async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
      ),
    ),
  )
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied'])
})

test('a role’s calls are refused at the door, whatever the page sends', async ({ app }) => {
  await signInAs(app.page, 'Harbour Guest Kiosk')
  const codes = await app.page.evaluate(async () => {
    const { request } = (
      window as unknown as {
        clubos: {
          request(
            route: string,
            input: unknown,
            id: string,
          ): Promise<{ ok: boolean; error?: { code: string } }>
        }
      }
    ).clubos
    const call = (route: string, input: unknown) => request(route, input, crypto.randomUUID())
    const results = await Promise.all([
      call('traces.list', {}),
      call('tickets.delete', {}),
      call('ask.ask', { question: 'x'.repeat(5_000) }),
      call('ask.ask', { question: 'y'.repeat(300_000) }),
    ])
    return results.map(({ error }) => error?.code)
  })
  expect(codes).toEqual(['FORBIDDEN', 'UNKNOWN_ROUTE', 'INVALID_INPUT', 'TOO_LARGE'])
})
