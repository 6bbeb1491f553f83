import type { EventName, EventPayload } from '@shared/ipc/contract'
import { app, BrowserWindow, Notification } from 'electron'

type Publish = <Name extends EventName>(type: Name, payload: EventPayload<Name>) => void
type Told = EventPayload<'notices.changed'>['desktop'][number]

/** Notices of the system stay reachable for as long as they may be chosen. */
const standing = new Set<Notification>()
const mostStanding = 20

/**
 * Publishes as before, and lets the system tell of what matters while nobody has the window before
 * them. The app's icon shows how much is unread where the system can.
 */
export function withDesktopNotices(publish: Publish, showWindow: () => void): Publish {
  const choose = ({ ticketId }: Told) => {
    showWindow()
    publish('notices.chosen', { ticketId })
  }
  return (type, payload) => {
    publish(type, payload)
    if (type === 'notices.changed') {
      const { unread, desktop } = payload as EventPayload<'notices.changed'>
      app.setBadgeCount(unread)
      if (BrowserWindow.getFocusedWindow() === null) for (const told of desktop) tell(told, choose)
    }
    // Whoever comes next must not see what was told to the one before.
    if (type === 'accounts.session-changed') forgetAll()
  }
}

function tell(told: Told, choose: (told: Told) => void): void {
  if (!Notification.isSupported()) return
  const notice = new Notification({ title: told.title, body: told.body })
  notice.on('click', () => choose(told))
  notice.on('close', () => standing.delete(notice))
  standing.add(notice)
  const [oldest] = standing
  if (standing.size > mostStanding && oldest !== undefined) standing.delete(oldest)
  notice.show()
}

function forgetAll(): void {
  app.setBadgeCount(0)
  for (const notice of standing) notice.close()
  standing.clear()
}
