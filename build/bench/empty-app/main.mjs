// The yardstick: one empty window, and calls that go to main and back and do nothing there.
import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, ipcMain } from 'electron'

/** @param {string} name */
const beside = (name) => fileURLToPath(new URL(name, import.meta.url))

function openWindow() {
  const withCalls = app.commandLine.hasSwitch('with-calls')
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    webPreferences: {
      ...(withCalls && { preload: beside('preload.cjs') }),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    },
  })
  window.on('page-title-updated', (_event, title) => {
    if (title === 'Painted') process.stdout.write('empty: window painted\n')
  })
  return window.loadFile(beside('index.html'))
}

/** @type {unknown} */
let kept
ipcMain.handle('keep', (_event, reply) => {
  kept = reply
})
ipcMain.handle('call', () => kept)

process.on('SIGTERM', () => app.quit())
app.on('window-all-closed', () => app.quit())
app
  .whenReady()
  .then(openWindow)
  .catch((error) => {
    console.error(error)
    app.exit(1)
  })
