import { isStaff } from '@shared/accounts/role'
import { type ClubosApp, composeApp } from '../compose'
import type { ComposeOptions } from '../compose-core'
import { RequestRouter } from '../ipc/request-router'
import { desktop } from './desktop'
import type { Picture } from './served-picture'

export interface Services {
  readonly clubos: ClubosApp
  readonly router: RequestRouter
  /** Rejects for whom is not signed in, or may not see it. */
  readonly pictureOf: (attachmentId: string) => Promise<Picture | null>
}

/** Everything behind the window; loaded while the window is opening. */
export function startServices(options: ComposeOptions): Services {
  const clubos = composeApp({
    ...options,
    desktop,
    onUsable: () => {
      options.onUsable()
      void clubos.warmUp()
    },
  })
  const { handlers, accounts, logger } = clubos
  void clubos.system.start()
  return {
    clubos,
    router: new RequestRouter({ handlers, person: () => accounts.person, logger }),
    pictureOf: async (id) => {
      const { person } = accounts
      if (person === null || !isStaff(person.role)) return null
      return clubos.workspace().attachments.picture(id)
    },
  }
}
