// Stands in for the default app of an Electron build that comes without one: opens the app folder
// given as the first argument, as `electron <folder>` does.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

/** @param {string[]} argv arguments after the executable */
function parseArguments(argv) {
  /** @type {string[]} */
  const modules = []
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? ''
    if (argument === '-r' || argument === '--require') {
      at += 1
      modules.push(argv[at] ?? '')
    } else if (!argument.startsWith('-')) return { modules, folder: resolve(argument) }
  }
  return { modules, folder: undefined }
}

// Both setters exist for a default app only, and are not in Electron's public types.
const identity =
  /** @type {typeof app & { setVersion(version: string): void, setAppPath(path: string): void }} */ (
    app
  )

/** @param {string} folder holds the app's package.json */
function takeIdentity(folder) {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  identity.setVersion(description.version)
  app.setName(description.productName ?? description.name)
  identity.setAppPath(folder)
  return pathToFileURL(join(folder, description.main)).href
}

const { modules, folder } = parseArguments(process.argv.slice(1))
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
const require = createRequire(import.meta.url)
for (const module of modules) require(module)
if (folder === undefined) {
  console.error('Name the app folder: electron <folder>')
  app.exit(2)
} else {
  // Electron waits for this module before it fires `ready`, as it would for the app's own.
  await import(takeIdentity(folder))
}
