import { join, resolve } from 'node:path'
import { app, BrowserWindow, dialog, powerMonitor, session } from 'electron'
import { setAppMenu } from './electron/app-menu'
import { appOrigin, registerAppScheme, serveApp } from './electron/app-protocol'
import { withDesktopNotices } from './electron/desktop-notices'
import { lockDown, refusePermissions } from './electron/lockdown'
import { openMainWindow } from './electron/main-window'
import { takeScreenshot } from './electron/screenshot'
import type { Services } from './electron/services'
import { connectIpc, originOf, publish } from './ipc/electron-ipc'
import { type Logger, openLog } from './platform/logger'
import { resolvePaths } from './platform/paths'

/** How long leaving may take before the app goes anyway, in milliseconds. */
const shutdownPatience = 8_000

const paths = resolvePaths(process.env)
// Development serves the page from the bundler; a packaged app never listens to this variable.
const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
const pageUrl = developmentUrl ?? `${appOrigin}/index.html`

app.setName('ClubOS')
app.setPath('userData', join(paths.data, 'electron'))
registerAppScheme()

if (app.requestSingleInstanceLock()) void run()
else app.quit()

async function run(): Promise<void> {
  const logger = openLog({ folder: paths.logs, name: 'app', console: false })
  catchStrayErrors(logger)
  lockDown(originOf(pageUrl), logger)
  // The services load and start while Electron opens the window: neither waits for the other.
  const services = import('./electron/services').then(({ startServices }) =>
    startServices({
      ...{ paths, env: process.env, logger, onUsable: reportUsable },
      publish: withDesktopNotices(publish, showWindow),
    }),
  )
  services.catch((error: unknown) => failToStart(logger, error))
  shutDownWith(services, logger)
  connectIpc(async (message, trusted) => {
    const { router } = await services
    return router.handle(message, trusted)
  }, originOf(pageUrl))
  await app.whenReady()
  const pageSession = session.defaultSession
  refusePermissions(pageSession)
  serveApp(pageSession, join(paths.app, 'out', 'renderer'), async (attachmentId) =>
    (await services).pictureOf(attachmentId),
  )
  const open = () =>
    openMainWindow({
      session: pageSession,
      preload: join(paths.app, 'out', 'preload', 'preload.cjs'),
      url: pageUrl,
      dataFolder: paths.data,
      logger,
    }).on('closed', () => void services.then(({ router }) => router.cancelAll()))
  open()
  setAppMenu()
  powerMonitor.on('resume', () => void services.then(({ clubos }) => clubos.wake()))
  app.on('second-instance', showWindow)
  app.on('activate', () => (BrowserWindow.getAllWindows().length === 0 ? open() : showWindow()))
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit())
}

/** Without services there is no screen that could say so. */
function failToStart(logger: Logger, error: unknown): void {
  logger.error('The services could not be built.', { error })
  dialog.showErrorBox('ClubOS cannot start', `${String(error)}\n\nThe log is in ${paths.logs}.`)
  app.exit(1)
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window?.isMinimized()) window.restore()
  window?.focus()
}

/** The first screen can be used: says so, which start-up is measured by. */
function reportUsable(): void {
  process.stdout.write(`clubos: window usable after ${Math.round(performance.now())} ms\n`)
  const file = app.commandLine.getSwitchValue('screenshot')
  const [window] = BrowserWindow.getAllWindows()
  if (file === '' || window === undefined) return
  takeScreenshot(window, resolve(file))
    .then(() => process.stdout.write(`clubos: screenshot written to ${resolve(file)}\n`))
    .then(
      () => app.quit(),
      (error: unknown) => {
        process.stderr.write(`The screenshot could not be written: ${String(error)}\n`)
        app.exit(1)
      },
    )
}

function catchStrayErrors(logger: Logger): void {
  process.on('uncaughtException', (error) => logger.error('An error was not caught.', { error }))
  process.on('unhandledRejection', (error) => logger.error('A promise was not caught.', { error }))
  app.on('child-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') logger.error('A helper process stopped.', { ...details })
  })
}

/** Leaves in order: what is queued is written, the database is closed, then the app goes. */
function shutDownWith(services: Promise<Services>, logger: Logger): void {
  let leaving = false
  app.on('will-quit', (event) => {
    if (leaving) return
    leaving = true
    event.preventDefault()
    setTimeout(() => {
      logger.error('Leaving took too long.')
      app.exit(1)
    }, shutdownPatience)
    services
      .then(({ clubos }) => clubos.close())
      .then(
        () => app.exit(0),
        (error: unknown) => {
          logger.error('Leaving failed.', { error })
          app.exit(1)
        },
      )
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
}
