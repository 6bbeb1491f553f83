import type { ClubosBridge } from '@shared/ipc/bridge'

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly clubos: ClubosBridge
  }
}
