import { join } from 'node:path'
import { AppError } from '@shared/ipc/app-error'
import { app, BrowserWindow, dialog } from 'electron'
import type { Desktop } from '../features/tickets/files/desktop-ports'

/** Where letters are written on Letter; everywhere else on A4. */
const letterCountries: ReadonlySet<string> = new Set([
  ...['US', 'CA', 'MX', 'CL', 'CO', 'CR', 'DO', 'GT', 'NI', 'PA', 'PH', 'PR', 'SV', 'VE'],
])

/** Inches, which is what Electron takes. */
const millimetre = 1 / 25.4
const margins = {
  ...{ top: 16 * millimetre, bottom: 18 * millimetre },
  ...{ left: 16 * millimetre, right: 16 * millimetre },
}

const oneLine = 'min-width:0;white-space:nowrap;overflow:hidden;text-overflow:ellipsis'
const footer = `<div style="box-sizing:border-box;width:100%;padding:0 16mm;font:8px sans-serif;color:#666;display:flex;gap:8mm;justify-content:space-between">
  <span class="title" style="${oneLine}"></span><span style="flex:none"><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`

/** What the window and its system can do for a feature. */
export const desktop: Desktop = {
  askWhere: async (name) => {
    const defaultPath = join(app.getPath('downloads'), name)
    const { canceled, filePath } = await dialog.showSaveDialog(theWindow(), { defaultPath })
    return canceled || filePath === '' ? null : filePath
  },
  askWhich: async (extensions) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(theWindow(), {
      properties: ['openFile'],
      filters: [{ name: extensions.join(', '), extensions: [...extensions] }],
    })
    return canceled ? null : (filePaths[0] ?? null)
  },
  print: () =>
    new Promise((resolve, reject) => {
      theWindow().webContents.print({ pageSize: pageSize() }, (printed, reason) => {
        // Whoever closes the dialog does not want to print, which is no failure.
        if (printed || /cancel/i.test(reason)) resolve(printed)
        else reject(noPrinter(reason))
      })
    }),
  pdf: () =>
    theWindow().webContents.printToPDF({
      pageSize: pageSize(),
      margins,
      // With backgrounds the window's own, which is dark, would fill the margins.
      printBackground: false,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer,
      generateTaggedPDF: true,
    }),
}

function pageSize(): 'A4' | 'Letter' {
  return letterCountries.has(app.getLocaleCountryCode()) ? 'Letter' : 'A4'
}

function theWindow(): BrowserWindow {
  const [window] = BrowserWindow.getAllWindows()
  if (window !== undefined) return window
  throw new AppError('NO_WINDOW', 'This needs the ClubOS window.')
}

function noPrinter(reason: string): AppError {
  return new AppError(
    'NO_PRINTER',
    'Nothing was printed. Check that a printer is set up, or save it as a PDF.',
    { cause: new Error(reason) },
  )
}
