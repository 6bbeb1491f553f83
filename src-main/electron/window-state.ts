import { readFileSync, writeFileSync } from 'node:fs'
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import { z } from 'zod'

const windowState = z.object({
  bounds: z.object({
    x: z.number().int(),
    y: z.number().int(),
    width: z.number().int().min(400),
    height: z.number().int().min(300),
  }),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof windowState>

/** Where the window was left; `null` the first time, or when that screen is gone. */
export function readWindowState(file: string): WindowState | null {
  try {
    const state = windowState.parse(JSON.parse(readFileSync(file, 'utf8')))
    return isOnSomeScreen(state.bounds) ? state : null
  } catch {
    return null
  }
}

/** Writes the window's place when it closes. A place that cannot be written is forgotten. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
    }
    try {
      writeFileSync(file, JSON.stringify(state))
    } catch {
      // A full disk must not keep the window from closing.
    }
  })
}

function isOnSomeScreen(bounds: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const right = Math.min(bounds.x + bounds.width, workArea.x + workArea.width)
    const bottom = Math.min(bounds.y + bounds.height, workArea.y + workArea.height)
    const visible = {
      x: right - Math.max(bounds.x, workArea.x),
      y: bottom - Math.max(bounds.y, workArea.y),
    }
    return visible.x >= 100 && visible.y >= 100
  })
}
