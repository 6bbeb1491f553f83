import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRepository } from './folders.mjs'

const files = ['package.json', 'main.mjs']
/** @param {string} name */
const ours = (name) => inRepository('build', 'default-app', name)

/** @param {string} runtime folder of an Electron that came without its default app */
export function hasDefaultApp(runtime) {
  const target = join(runtime, 'resources', 'app')
  return files.every(
    (name) =>
      existsSync(join(target, name)) &&
      readFileSync(join(target, name)).equals(readFileSync(ours(name))),
  )
}

/** @param {string} runtime */
export function addDefaultApp(runtime) {
  const target = join(runtime, 'resources', 'app')
  mkdirSync(target, { recursive: true })
  for (const name of files) copyFileSync(ours(name), join(target, name))
}
