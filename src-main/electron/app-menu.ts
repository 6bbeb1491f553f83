import { app, Menu, type MenuItemConstructorOptions } from 'electron'

/** The standard roles only: what ClubOS itself can do is in its window and its palette. */
export function setAppMenu(): void {
  const mac: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ]
  // A released app gives guests no developer tools; a page can be reloaded while it is built.
  const development: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...mac,
      {
        label: 'File',
        submenu: [process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' }],
      },
      { role: 'editMenu' },
      { label: 'View', submenu: [...view, ...development] },
      { role: 'windowMenu' },
    ]),
  )
}
