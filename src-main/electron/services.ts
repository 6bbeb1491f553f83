import { type ClubosApp, composeApp } from '../compose'
import type { ComposeOptions } from '../compose-core'
import { RequestRouter } from '../ipc/request-router'

export interface Services {
  readonly clubos: ClubosApp
  readonly router: RequestRouter
}

/** Everything behind the window; loaded while the window is opening. */
export function startServices(options: ComposeOptions): Services {
  const clubos = composeApp({
    ...options,
    onUsable: () => {
      options.onUsable()
      void clubos.warmUp()
    },
  })
  const { handlers, accounts, logger } = clubos
  void clubos.system.start()
  return { clubos, router: new RequestRouter({ handlers, person: () => accounts.person, logger }) }
}
