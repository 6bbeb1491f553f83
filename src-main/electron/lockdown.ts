import { app, type Session } from 'electron'
import type { Logger } from '../platform/logger'

/** No page navigates, opens windows, attaches webviews or is granted a permission. */
export function lockDown(allowedOrigin: string, logger: Logger): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => {
      logger.warn('A new window was refused.')
      return { action: 'deny' }
    })
    const refuse = (event: { preventDefault(): void }, url: string) => {
      if (url.startsWith(`${allowedOrigin}/`)) return
      event.preventDefault()
      logger.warn('A navigation was refused.', { scheme: url.split(':')[0] })
    }
    contents.on('will-navigate', (event) => refuse(event, event.url))
    contents.on('will-frame-navigate', (event) => refuse(event, event.url))
    contents.on('will-redirect', (event) => refuse(event, event.url))
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

export function refusePermissions(session: Session): void {
  // Copying an answer is the one thing a page here may do beyond showing itself.
  const allowed = new Set(['clipboard-sanitized-write'])
  session.setPermissionRequestHandler((_contents, permission, callback) =>
    callback(allowed.has(permission)),
  )
  session.setPermissionCheckHandler((_contents, permission) => allowed.has(permission))
  session.setDevicePermissionHandler(() => false)
}
