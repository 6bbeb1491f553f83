import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folders that the app reads from and writes to. */
export interface Paths {
  /** The repository, or the packaged app's own folder. */
  readonly app: string
  readonly resources: string
  readonly migrations: string
  /** The built worker that keeps the language model. */
  readonly embedderWorker: string
  /** The built worker that trains routers. */
  readonly routerTrainingWorker: string
  /** Vectors of what ships with the app, made by the build. */
  readonly shippedVectors: string
  /** All that this installation keeps. */
  readonly data: string
  readonly logs: string
}

/** @param env `CLUBOS_DATA_DIR` moves the data folder. */
export function resolvePaths(env: NodeJS.ProcessEnv): Paths {
  const app = appFolder(dirname(fileURLToPath(import.meta.url)))
  const data = env.CLUBOS_DATA_DIR || join(applicationData(env), 'clubos')
  return {
    app,
    resources: join(app, 'resources'),
    migrations: join(app, 'migrations'),
    embedderWorker: join(app, 'out', 'main', 'embedder-worker.js'),
    routerTrainingWorker: join(app, 'out', 'main', 'router-training-worker.js'),
    shippedVectors: join(app, 'out', 'vectors.sqlite'),
    data,
    logs: join(data, 'logs'),
  }
}

function applicationData(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return env.XDG_DATA_HOME || join(homedir(), '.local', 'share')
}

/** The nearest folder upwards with a package.json: the same from the sources and from `out/`. */
function appFolder(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from
  const parent = dirname(from)
  if (parent === from) throw new Error('The app folder has no package.json.')
  return appFolder(parent)
}
