import { join } from 'node:path'
import { BrowserWindow, type Session } from 'electron'
import type { Logger } from '../platform/logger'
import { keepWindowState, readWindowState } from './window-state'

const defaultSize = { width: 1440, height: 900 }

export interface MainWindowOptions {
  readonly session: Session
  readonly preload: string
  /** The page's address. */
  readonly url: string
  readonly dataFolder: string
  readonly logger: Logger
}

/** Opens the app's window where it was left, sandboxed and without Node in the page. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const stateFile = join(options.dataFolder, 'window.json')
  const state = readWindowState(stateFile)
  const window = new BrowserWindow({
    ...defaultSize,
    ...state?.bounds,
    minWidth: 960,
    minHeight: 600,
    title: 'ClubOS',
    backgroundColor: '#0a0a0a',
    webPreferences: {
      session: options.session,
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: true,
    },
  })
  if (state?.maximized) window.maximize()
  keepWindowState(window, stateFile)
  reloadAfterCrash(window, options.logger)
  void window.loadURL(options.url)
  return window
}

/** A page that died comes back, unless it dies again at once. */
function reloadAfterCrash(window: BrowserWindow, logger: Logger): void {
  let lastCrash = 0
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    logger.error('The window’s page stopped.', { reason, exitCode })
    const tooSoon = Date.now() - lastCrash < 10_000
    lastCrash = Date.now()
    if (reason !== 'clean-exit' && !tooSoon && !window.isDestroyed()) window.reload()
  })
  window.on('unresponsive', () => logger.warn('The window does not respond.'))
}
