import { buildApp } from './build-app.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { embeddedPostgres } from './embedded-postgres.mjs'
import { packages } from './packages.mjs'
import { sqliteBinding } from './sqlite-binding.mjs'
import { runSteps } from './step.mjs'
import { systemLibraries } from './system-libraries.mjs'

/** Everything that the desktop app and its tests need. */
export const prepareApp = () =>
  runSteps([
    packages,
    electronRuntime,
    systemLibraries,
    sqliteBinding({ withElectron: true }),
    embeddedPostgres,
    buildApp,
  ])

/** The same without the built app, which the development server builds itself. */
export const prepareDevelopment = () =>
  runSteps([
    packages,
    electronRuntime,
    systemLibraries,
    sqliteBinding({ withElectron: true }),
    embeddedPostgres,
  ])

/** The command line runs on Node alone. */
export const prepareCommandLine = () =>
  runSteps([packages, sqliteBinding({ withElectron: false }), embeddedPostgres, buildApp])
