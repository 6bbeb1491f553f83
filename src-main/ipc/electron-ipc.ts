import { channels, type Result } from '@shared/ipc/bridge'
import type { EventName, EventPayload } from '@shared/ipc/contract'
import { BrowserWindow, ipcMain, type WebFrameMain } from 'electron'

/** Sends an event to every window of the app. */
export function publish<Name extends EventName>(type: Name, payload: EventPayload<Name>): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(channels.event, { type, payload })
  }
}

/**
 * @param handle answers one call; told whether it comes from the app's own page
 * @param appOrigin the only origin whose main frame may call
 */
export function connectIpc(
  handle: (message: unknown, trusted: boolean) => Promise<Result<unknown>>,
  appOrigin: string,
): void {
  ipcMain.handle(channels.request, (event, message: unknown) =>
    handle(message, isTrusted(event.senderFrame, appOrigin)),
  )
}

function isTrusted(frame: WebFrameMain | null, appOrigin: string): boolean {
  return frame !== null && frame.parent === null && originOf(frame.url) === appOrigin
}

/** Scheme and host; `URL.origin` is opaque for schemes that browsers do not know. */
export function originOf(url: string): string {
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}
