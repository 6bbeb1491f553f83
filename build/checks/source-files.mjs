import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const sourceFolders = ['src-main', 'src-preload', 'src-renderer', 'shared', 'build', 'e2e']

const code = /\.(ts|tsx|mts|mjs|js)$/

/** @param {string} path */
export const isTest = (path) => /\.(test|spec)\.\w+$/.test(path)

/**
 * Every code file of the product, as path from the repository's root (with `/`) to its text.
 * @param {string} root
 * @returns {Map<string, string>}
 */
export function readSourceFiles(root) {
  const files = sourceFolders
    .flatMap((folder) => listFiles(root, folder))
    .filter((path) => code.test(path))
    .sort()
  return new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

/** @param {string} root @param {string} folder @returns {string[]} */
function listFiles(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() ? listFiles(root, path) : [path]
    })
}
