import { writeFile } from 'node:fs/promises'
import type { BrowserWindow } from 'electron'

/** Writes what the window shows to a PNG file. */
export async function takeScreenshot(window: BrowserWindow, file: string): Promise<void> {
  // The page says that it can be used after its first paint; one more frame lets fonts settle.
  await new Promise((resolve) => setTimeout(resolve, 300))
  const image = await window.webContents.capturePage()
  await writeFile(file, image.toPNG())
}
