import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const repositoryFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(
  /[\\/]$/,
  '',
)

/** Where what is expensive to fetch or build is kept between clones. */
export const cacheFolder =
  process.env.CLUBOS_CACHE_DIR ||
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'clubos')

/** @param {string[]} parts below the repository folder */
export const inRepository = (...parts) => join(repositoryFolder, ...parts)

/** @param {string[]} parts below node_modules */
export const inPackages = (...parts) => join(repositoryFolder, 'node_modules', ...parts)
