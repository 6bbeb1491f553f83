import { rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Called by electron-builder once Electron is in place, before the app is. The Electron that npm
 * carries has a default app of ours in it, which Electron would prefer to the packaged one.
 * @param {{ appOutDir: string }} context
 */
export function afterExtract({ appOutDir }) {
  rmSync(join(appOutDir, 'resources', 'app'), { recursive: true, force: true })
}
